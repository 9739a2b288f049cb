package io.jenkins.plugins.kubesphere.embedded.declarative;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;

/** What the engine would refuse in a text, found without resolving a name or running an annotation. */
public final class DeclarativeValidation {
    private DeclarativeValidation() {}

    /** Messages with their places, as the compiler writes them; none for a declarative pipeline that may begin. */
    public static List<String> errors(String text) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.addCompilationCustomizers(new DeclarativeTransformation());
        CompilationUnit unit = new CompilationUnit(configuration);
        unit.addSource("WorkflowScript", text);
        List<String> errors = new ArrayList<>();
        try {
            unit.compile(Phases.CONVERSION);
        } catch (MultipleCompilationErrorsException refused) {
            for (Object error : refused.getErrorCollector().getErrors()) {
                errors.add(error instanceof SyntaxErrorMessage syntax ? syntax.getCause().getMessage() : String.valueOf(error));
            }
        } catch (CompilationFailedException refused) {
            errors.add(refused.getMessage());
        }
        return errors;
    }
}
