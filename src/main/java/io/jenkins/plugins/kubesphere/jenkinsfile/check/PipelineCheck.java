package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Splice;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** The sections of a declarative pipeline. */
final class PipelineCheck {

    private static final List<String> SECTIONS = List.of("agent", "environment", "libraries", "options", "parameters", "post", "stages", "tools",
            "triggers");
    private static final Map<String, String> RENAMED = Map.of("jobProperties", "options", "properties", "options", "wrappers", "options",
            "notifications", "post", "postBuild", "post");
    private static final Set<String> OF_STAGES = Set.of("steps", "stage", "when", "input", "parallel", "matrix", "failFast");

    private final Checking checking;
    private final SectionChecks sections;

    PipelineCheck(Checking checking) {
        this.checking = checking;
        this.sections = new SectionChecks(checking);
    }

    /** Returns the pipeline block that was checked, or null when this is no declarative pipeline. */
    MethodCallExpression check(ModuleNode module) {
        List<Statement> statements = module.getStatementBlock().getStatements();
        MethodCallExpression first = null;
        for (Statement statement : statements) {
            if (isPipeline(statement)) {
                MethodCallExpression call = Calls.of(statement);
                if (first == null) {
                    first = call;
                } else {
                    checking.at(Rule.SECOND_PIPELINE, call, Messages.second_pipeline(), null);
                }
            }
        }
        if (first != null) {
            pipeline(first);
            return first;
        }
        if (!inCallMethod(module)) {
            statements.forEach(this::nested);
        }
        return null;
    }

    /** A library keeps its pipelines in methods called {@code call}; they are checked like others there. */
    private boolean inCallMethod(ModuleNode module) {
        boolean[] found = new boolean[1];
        for (MethodNode method : module.getMethods()) {
            if (method.getName().equals("call") && method.getCode() != null) {
                method.getCode().visit(new CodeVisitorSupport() {
                    @Override
                    public void visitMethodCallExpression(MethodCallExpression call) {
                        found[0] |= "pipeline".equals(Calls.name(call));
                        super.visitMethodCallExpression(call);
                    }
                });
            }
        }
        return found[0];
    }

    private void nested(Statement statement) {
        ClosureExpression block = Calls.block(statement);
        if (block != null) {
            MethodCallExpression call = Calls.of(statement);
            if ("pipeline".equals(Calls.name(call))) {
                checking.at(Rule.NESTED_PIPELINE, call, Messages.nested_pipeline(), null);
            }
            Calls.statements(block).forEach(this::nested);
        }
    }

    private static boolean isPipeline(Statement statement) {
        MethodCallExpression call = Calls.of(statement);
        return call != null && "pipeline".equals(Calls.name(call)) && Calls.block(call) != null && Calls.arguments(call).size() == 1;
    }

    private void pipeline(MethodCallExpression pipeline) {
        Map<String, MethodCallExpression> seen = new HashMap<>();
        for (Statement statement : Calls.statements(Calls.block(pipeline))) {
            MethodCallExpression section = sections.section(statement, "pipeline");
            if (section == null) {
                continue;
            }
            String name = Calls.name(section);
            if (seen.put(name, section) != null) {
                checking.at(Rule.DUPLICATE_SECTION, section, Messages.duplicate_section(name, "pipeline"), null);
            }
            if (RENAMED.containsKey(name)) {
                checking.at(Rule.RENAMED_SECTION, section, Messages.renamed_section(name, RENAMED.get(name)),
                        checking.replace(checking.source().name(section), RENAMED.get(name)));
            } else if (!SECTIONS.contains(name)) {
                String hint = OF_STAGES.contains(name) ? Messages.belongs_into_stage() : Checking.near(name, SECTIONS);
                checking.at(Rule.UNKNOWN_SECTION, section, Messages.unknown_section(name, "pipeline", String.join(", ", SECTIONS), hint),
                        OF_STAGES.contains(name) ? null : checking.rename(checking.source().name(section), name, unused(seen)));
            } else if (name.equals("stages")) {
                new StagesCheck(checking, sections, hasAgent(pipeline)).stages(section, false);
            } else {
                sections.common(section, false);
            }
        }
        if (!seen.containsKey("agent")) {
            checking.at(Rule.MISSING_SECTION, pipeline, Messages.missing_agent(), addAgent(pipeline));
        }
        if (!seen.containsKey("stages")) {
            checking.at(Rule.MISSING_SECTION, pipeline, Messages.missing_section("stages", "pipeline"), null);
        }
    }

    private static boolean hasAgent(MethodCallExpression pipeline) {
        for (Statement statement : Calls.statements(Calls.block(pipeline))) {
            MethodCallExpression call = Calls.of(statement);
            if (call != null && "agent".equals(Calls.name(call))) {
                return Calls.arguments(call).size() == 1 && !"none".equals(Calls.literal(Calls.arguments(call).get(0)));
            }
        }
        return false;
    }

    private static Set<String> unused(Map<String, ?> seen) {
        Set<String> unused = new HashSet<>(SECTIONS);
        unused.removeAll(seen.keySet());
        return unused;
    }

    private Fix addAgent(MethodCallExpression pipeline) {
        SourceText source = checking.source();
        int brace = source.start(Calls.block(pipeline));
        List<Statement> statements = Calls.statements(Calls.block(pipeline));
        Range first = statements.isEmpty() ? null : source.first(statements.get(0));
        boolean ownLine = first != null && source.lines().line(first.start()) > source.lines().line(brace);
        String indentation = ownLine ? source.indentation(first.start()) : source.indentation(brace) + "    ";
        String text = ownLine ? "agent any" + source.newline() + indentation : " agent any" + (first == null ? " " : ";");
        int at = ownLine ? first.start() : brace + 1;
        return new Fix(Messages.fix_add("agent any"), List.of(new Splice(at, at, text)));
    }
}
