package io.jenkins.plugins.kubesphere.embedded.cps;

import com.cloudbees.groovy.cps.CpsTransformer;
import com.cloudbees.groovy.cps.TransformerConfiguration;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.codehaus.groovy.control.CompilerConfiguration;

/** The part of the controller that is a pipeline program itself: compiled once, trusted, and able to wait and resume as scripts do. */
final class Interpreter {

    private static final String SOURCE = "/io/jenkins/plugins/kubesphere/embedded/declarative/DeclarativeInterpreter.groovy";

    private Interpreter() {
    }

    /** The loader that knows the interpreter's classes; parent of every script's. */
    static GroovyClassLoader loader() {
        return Holder.LOADER;
    }

    private static final class Holder {
        static final GroovyClassLoader LOADER = compile();

        private static GroovyClassLoader compile() {
            CompilerConfiguration configuration = new CompilerConfiguration();
            configuration.setSourceEncoding("UTF-8");
            CpsTransformer transformer = new CpsTransformer();
            transformer.setConfiguration(new TransformerConfiguration().withClosureType(PipelineClosure.class)
                    .withSafepoint(Safepoints.class, "pass"));
            configuration.addCompilationCustomizers(transformer);
            GroovyClassLoader loader = new GroovyClassLoader(Interpreter.class.getClassLoader(), configuration);
            try (InputStream source = Interpreter.class.getResourceAsStream(SOURCE)) {
                loader.parseClass(new GroovyCodeSource(new String(source.readAllBytes(), StandardCharsets.UTF_8),
                        "DeclarativeInterpreter.groovy", "/groovy/shell"), false);
            } catch (IOException e) {
                throw new ExceptionInInitializerError(e);
            }
            return loader;
        }
    }
}
