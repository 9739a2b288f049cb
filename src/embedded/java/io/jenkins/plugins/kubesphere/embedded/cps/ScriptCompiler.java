package io.jenkins.plugins.kubesphere.embedded.cps;

import com.cloudbees.groovy.cps.CpsTransformer;
import com.cloudbees.groovy.cps.TransformerConfiguration;
import com.cloudbees.groovy.cps.sandbox.DefaultInvoker;
import com.cloudbees.groovy.cps.sandbox.Invoker;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import groovy.lang.Script;
import io.jenkins.plugins.kubesphere.embedded.declarative.Declarative;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jenkinsci.plugins.workflow.cps.CpsScript;

/** Compiles the script of one build; the same text gives the same classes again after a restart. */
public final class ScriptCompiler {

    static final String SCRIPT = "WorkflowScript";

    private final String text;
    private final boolean sandbox;
    private GroovyClassLoader loader;

    /** @param sandbox whether the script may touch safe things only */
    public ScriptCompiler(String text, boolean sandbox) {
        this.text = text;
        this.sandbox = sandbox;
    }

    Invoker invoker() {
        return sandbox ? new CheckedInvoker() : new DefaultInvoker();
    }

    GroovyClassLoader loader() {
        return loader;
    }

    /** Compiles and instantiates the script. */
    Script compile() {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(CpsScript.class.getName());
        configuration.setSourceEncoding("UTF-8");
        ImportCustomizer imports = new ImportCustomizer();
        imports.addImports(com.cloudbees.groovy.cps.NonCPS.class.getName(), hudson.AbortException.class.getName());
        imports.addStarImports("hudson.model", "jenkins.model");
        if (sandbox) {
            configuration.addCompilationCustomizers(new AnnotationCheck());
            configuration.setDisabledGlobalASTTransformations(java.util.Set.of("groovy.grape.GrabAnnotationTransformation"));
        }
        configuration.addCompilationCustomizers(imports, Declarative.transformation());
        CpsTransformer transformer = sandbox ? new CheckedTransformer() : new CpsTransformer();
        transformer.setConfiguration(new TransformerConfiguration().withClosureType(PipelineClosure.class).withSafepoint(Safepoints.class, "pass"));
        configuration.addCompilationCustomizers(transformer);
        loader = new GroovyClassLoader(Interpreter.loader(), configuration);
        try {
            Class<?> type = loader.parseClass(new GroovyCodeSource(text, SCRIPT, "/groovy/shell"), false);
            return InvokerHelper.createScript(type, new groovy.lang.Binding());
        } catch (MultipleCompilationErrorsException e) {
            throw CompileMessages.of(e, text);
        } catch (CompilationFailedException e) {
            throw new CompileErrors(e.getMessage());
        }
    }
}
