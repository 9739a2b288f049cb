package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue.Section;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Stages: sequential, parallel, in groups and in a matrix. */
final class StagesCheck {

    private static final List<String> SECTIONS = List.of("agent", "environment", "failFast", "input", "matrix", "options", "parallel", "post",
            "stages", "steps", "tools", "when");
    private static final List<String> CONTENT = List.of("steps", "stages", "parallel", "matrix");
    private static final Set<String> OF_PIPELINE = Set.of("parameters", "triggers", "libraries");

    private final Checking checking;
    private final SectionChecks sections;
    private final StepsCheck steps;
    private final MatrixCheck matrices;
    /** Whether the pipeline runs on an agent, so that stages need none of their own. */
    private final boolean belowAgent;

    StagesCheck(Checking checking, SectionChecks sections, boolean belowAgent) {
        this.checking = checking;
        this.sections = sections;
        this.steps = new StepsCheck(checking, new ArgumentCheck(checking));
        this.belowAgent = belowAgent;
        this.matrices = new MatrixCheck(checking, sections, this);
    }

    /**
     * @param section {@code stages} or {@code parallel}
     * @param within whether a parallel or a matrix surrounds these stages
     */
    void stages(MethodCallExpression section, boolean within) {
        ClosureExpression block = checking.sectionBlock(section);
        if (block == null) {
            return;
        }
        Set<String> names = new HashSet<>();
        boolean any = false;
        for (Statement statement : Calls.statements(block)) {
            MethodCallExpression call = Calls.of(statement);
            if (call == null || !"stage".equals(Calls.name(call)) || Calls.block(call) == null) {
                noStage(statement, call, Calls.name(section));
                continue;
            }
            any = true;
            String name = stage(call, within);
            if (name != null && !names.add(name)) {
                checking.add(Rule.DUPLICATE_STAGE, checking.source().range(Calls.arguments(call).get(0)), Messages.duplicate_stage(name), null);
            }
        }
        if (!any && Calls.statements(block).isEmpty()) {
            checking.at(Rule.EMPTY_SECTION, section, Messages.no_stages(Calls.name(section)), null);
        }
    }

    private void noStage(Statement statement, MethodCallExpression call, String owner) {
        String name = call == null ? null : Calls.name(call);
        if ("failFast".equals(name)) {
            checking.at(Rule.STAGE_EXPECTED, statement, Messages.fail_fast_inside(owner), null);
        } else if ("stage".equals(name)) {
            checking.at(Rule.STAGE_EXPECTED, statement, Messages.stage_without_block(), null);
        } else {
            checking.at(Rule.STAGE_EXPECTED, statement, Messages.stage_expected(owner), null);
        }
    }

    /** Returns the name, or null where it cannot be told. */
    private String stage(MethodCallExpression stage, boolean within) {
        List<Expression> arguments = Calls.arguments(stage);
        String name = arguments.size() < 2 ? null : Calls.literal(arguments.get(0));
        if (arguments.size() < 2) {
            checking.at(Rule.STAGE_NAME, stage, Messages.stage_without_name(), null);
            return null;
        }
        if (name == null) {
            checking.add(Rule.STAGE_NAME, arguments.get(0), Messages.stage_name());
        }
        Map<String, MethodCallExpression> seen = new HashMap<>();
        Map<String, MethodCallExpression> content = new HashMap<>();
        for (Statement statement : Calls.statements(Calls.block(stage))) {
            MethodCallExpression section = sections.section(statement, "stage");
            if (section == null) {
                continue;
            }
            String kind = Calls.name(section);
            if (seen.put(kind, section) != null) {
                checking.at(Rule.DUPLICATE_SECTION, section, Messages.duplicate_section(kind, "stage"), null);
            }
            if (CONTENT.contains(kind)) {
                content.put(kind, section);
                content(section, kind, within);
            } else if (kind.equals("failFast")) {
                booleanOf(checking, section);
            } else if (SectionChecks.isCommon(kind)) {
                sections.common(section, true);
            } else {
                unknown(section, kind, seen);
            }
        }
        shape(stage, name == null ? "" : name, seen, content, within);
        return name;
    }

    private void unknown(MethodCallExpression section, String kind, Map<String, MethodCallExpression> seen) {
        Set<String> unused = new HashSet<>(SECTIONS);
        unused.removeAll(seen.keySet());
        boolean step = checking.catalogue().find(Section.STEPS, kind) != null;
        String hint = OF_PIPELINE.contains(kind) ? Messages.belongs_into_pipeline()
                : step ? Messages.belongs_into_steps() : Checking.near(kind, unused);
        checking.at(Rule.UNKNOWN_SECTION, section, Messages.unknown_section(kind, "stage", String.join(", ", SECTIONS), hint),
                step || OF_PIPELINE.contains(kind) ? null : checking.rename(checking.source().name(section), kind, unused));
    }

    private void content(MethodCallExpression section, String kind, boolean within) {
        switch (kind) {
            case "steps" -> steps.section(section, within);
            case "stages" -> stages(section, within);
            case "parallel" -> stages(section, true);
            default -> matrices.check(section);
        }
    }

    private void shape(MethodCallExpression stage, String name, Map<String, MethodCallExpression> seen,
            Map<String, MethodCallExpression> content, boolean within) {
        MethodCallExpression split = content.getOrDefault("matrix", content.get("parallel"));
        if (within && split != null) {
            checking.at(Rule.NESTED_PARALLEL, split, Messages.nested_parallel(Calls.name(split)), null);
        } else if (content.size() > 1) {
            checking.at(Rule.STAGE_CONTENT, stage, Messages.stage_content_many(name), null);
        } else if (content.isEmpty()) {
            checking.at(Rule.STAGE_CONTENT, stage, Messages.stage_content_none(name), null);
        } else if (split != null) {
            for (String misplaced : List.of("agent", "tools")) {
                if (seen.containsKey(misplaced)) {
                    checking.at(Rule.MISPLACED_SECTION, seen.get(misplaced), Messages.misplaced_section(misplaced, Calls.name(split)),
                            checking.remove(seen.get(misplaced), misplaced));
                }
            }
        }
        MethodCallExpression agent = seen.get("agent");
        if (belowAgent && split == null && agent != null && Calls.arguments(agent).size() == 1 && "none".equals(Calls.literal(Calls.arguments(agent).get(0)))) {
            checking.add(Rule.NEEDLESS_AGENT_NONE, checking.source().call(agent), Messages.needless_agent_none(), checking.remove(agent, "agent none"));
        }
        if (seen.containsKey("failFast") && split == null) {
            checking.at(Rule.MISPLACED_FAIL_FAST, seen.get("failFast"), Messages.misplaced_fail_fast(), checking.remove(seen.get("failFast"), "failFast"));
        }
    }

    /** Checks a setting such as {@code failFast true}: Jenkins takes the two constants and nothing else. */
    static void booleanOf(Checking checking, MethodCallExpression call) {
        List<Expression> arguments = Calls.arguments(call);
        if (arguments.isEmpty() || !(arguments.get(0) instanceof ConstantExpression constant) || !(constant.getValue() instanceof Boolean)) {
            checking.at(Rule.NOT_BOOLEAN, call, Messages.not_boolean(Calls.name(call)), null);
        }
    }
}
