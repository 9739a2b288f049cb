package io.jenkins.plugins.kubesphere.embedded.cps;

import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** Many Groovy annotations run code inside the compiler; a sandboxed script may use the few harmless ones only. */
final class AnnotationCheck extends CompilationCustomizer {

    private static final Map<String, String> ALLOWED = Map.of("NonCPS", "com.cloudbees.groovy.cps.NonCPS", "Field", "groovy.transform.Field",
            "Override", "java.lang.Override", "Deprecated", "java.lang.Deprecated", "SuppressWarnings", "java.lang.SuppressWarnings");
    private static final Set<String> BY_COMPILER = Set.of("groovy.transform.BaseScript");

    AnnotationCheck() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        new Visitor(source).visitClass(type);
        ModuleNode module = source.getAST();
        for (ImportNode imported : module.getImports()) {
            String full = ALLOWED.get(imported.getAlias());
            if (full != null && !full.equals(imported.getClassName())) {
                refuse(source, imported, "an import under the name " + imported.getAlias());
            }
            imported.getAnnotations().forEach(annotation -> check(source, annotation));
        }
        module.getStarImports().forEach(imported -> imported.getAnnotations().forEach(annotation -> check(source, annotation)));
        module.getStaticImports().values().forEach(imported -> imported.getAnnotations().forEach(annotation -> check(source, annotation)));
        module.getStaticStarImports().values().forEach(imported -> imported.getAnnotations().forEach(annotation -> check(source, annotation)));
        if (module.getPackage() != null) {
            module.getPackage().getAnnotations().forEach(annotation -> check(source, annotation));
        }
    }

    private static void check(SourceUnit source, AnnotationNode annotation) {
        String name = annotation.getClassNode().getName();
        boolean ownScriptClass = annotation.getLineNumber() <= 0 && BY_COMPILER.contains(name);
        if (!ALLOWED.containsKey(name) && !ALLOWED.containsValue(name) && !ownScriptClass) {
            refuse(source, annotation, "annotation " + name);
        }
    }

    private static void refuse(SourceUnit source, org.codehaus.groovy.ast.ASTNode place, String what) {
        source.getErrorCollector().addErrorAndContinue(new SyntaxErrorMessage(new SyntaxException("the sandbox does not allow " + what,
                place.getLineNumber(), place.getColumnNumber()), source));
    }

    private static final class Visitor extends ClassCodeVisitorSupport {
        private final SourceUnit source;

        Visitor(SourceUnit source) {
            this.source = source;
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return source;
        }

        @Override
        public void visitAnnotations(AnnotatedNode node) {
            node.getAnnotations().forEach(annotation -> check(source, annotation));
        }

        @Override
        protected void visitConstructorOrMethod(MethodNode node, boolean isConstructor) {
            for (Parameter parameter : node.getParameters()) {
                visitAnnotations(parameter);
            }
            super.visitConstructorOrMethod(node, isConstructor);
        }

        @Override
        public void visitClosureExpression(org.codehaus.groovy.ast.expr.ClosureExpression expression) {
            if (expression.getParameters() != null) {
                for (Parameter parameter : expression.getParameters()) {
                    visitAnnotations(parameter);
                }
            }
            super.visitClosureExpression(expression);
        }
    }
}
