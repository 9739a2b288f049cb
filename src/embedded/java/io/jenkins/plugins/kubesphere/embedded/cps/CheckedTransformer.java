package io.jenkins.plugins.kubesphere.embedded.cps;

import com.cloudbees.groovy.cps.CpsTransformer;
import com.cloudbees.groovy.cps.sandbox.Untrusted;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.SourceUnit;

/**
 * Compiles a sandboxed script: every call goes through {@link CheckedInvoker}. Code that the transformation leaves alone (constructors,
 * initializers) would escape the checks, so only constants are accepted there; methods marked {@code @NonCPS} are transformed as well.
 */
final class CheckedTransformer extends CpsTransformer {

    @Override
    public void call(SourceUnit unit, GeneratorContext context, ClassNode type) {
        PlainCode.checkClass(unit, type);
        new TypeCheck(unit).visitClass(type);
        super.call(unit, context, type);
    }

    @Override
    protected boolean shouldBeTransformed(MethodNode method) {
        return !method.isSynthetic() && !method.isAbstract() || super.shouldBeTransformed(method);
    }

    @Override
    protected Class getTrustTag() {
        return Untrusted.class;
    }

    /** Fields, statements and methods that the script wrote were checked by the class; what is left here was generated. */
    @Override
    protected void visitNontransformedField(FieldNode field) {
    }

    @Override
    protected void visitNontransformedStatement(Statement statement) {
    }

    @Override
    protected void visitNontransformedMethod(MethodNode method) {
    }
}
