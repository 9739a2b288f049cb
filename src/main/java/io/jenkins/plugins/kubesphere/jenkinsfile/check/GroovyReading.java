package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import groovy.lang.GroovyClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/**
 * What Groovy's own parser makes of a text. Only the two first steps of the compiler are run, on a unit of its own: no transformation, no
 * annotation and no class of the text is ever looked at.
 *
 * @param module the tree, or null where there is none
 * @param problems why Groovy refuses it
 */
record GroovyReading(ModuleNode module, List<Problem> problems) {

    /**
     * @param line from 1, or 0 when Groovy does not say
     * @param column from 1
     */
    record Problem(int line, int column, String message) {
    }

    static GroovyReading of(String text) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        ErrorCollector errors = new ErrorCollector(configuration);
        GroovyClassLoader nothing = new GroovyClassLoader(GroovyReading.class.getClassLoader(), configuration);
        SourceUnit unit = new SourceUnit("WorkflowScript", text, configuration, nothing, errors);
        try {
            unit.parse();
            unit.completePhase();
            unit.nextPhase();
            unit.convert();
            // some refusals are noted without stopping the converter
            return new GroovyReading(unit.getAST(), errors.hasErrors() ? problems(errors, null) : List.of());
        } catch (CompilationFailedException refused) {
            return new GroovyReading(null, problems(errors, refused));
        } catch (StackOverflowError tooDeep) {
            return new GroovyReading(null, List.of(new Problem(0, 0, Messages.syntax_error_too_deep())));
        } catch (RuntimeException | AssertionError confused) {
            // Groovy's converter fails in this way on some broken texts
            return new GroovyReading(null, List.of(new Problem(0, 0, String.valueOf(confused.getMessage()))));
        }
    }

    private static List<Problem> problems(ErrorCollector errors, CompilationFailedException refused) {
        List<Problem> problems = new ArrayList<>();
        if (errors.getErrors() != null) {
            for (Object error : errors.getErrors()) {
                if (error instanceof SyntaxErrorMessage message) {
                    SyntaxException cause = message.getCause();
                    problems.add(new Problem(cause.getStartLine(), cause.getStartColumn(), plain(cause.getOriginalMessage())));
                }
            }
        }
        return problems.isEmpty() && refused != null ? List.of(new Problem(0, 0, plain(String.valueOf(refused.getMessage())))) : problems;
    }

    private static String plain(String message) {
        return message.replaceAll("\\s*@ line \\d+, column \\d+\\.?", "").replaceAll("\\s+", " ").strip();
    }
}
