package io.jenkins.plugins.kubesphere.jenkinsfile.validity;

import groovy.lang.GroovyClassLoader;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ClassNode;
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
 * @param problems why Groovy refuses it; empty for a text that it accepts
 */
public record GroovyReading(ModuleNode module, List<Problem> problems) {
    /** How much processor time any text may take, and how much more one of a megabyte: some would keep the parser busy for hours. */
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Duration LIMIT_PER_MEGABYTE = Duration.ofSeconds(6);

    /** Twice as many as a megabyte of scripted pipeline has: the parser keeps hundreds of bytes for each. */
    private static final int MOST_TOKENS = 600_000;

    private static final int LONGEST_MESSAGE = 300;

    /** What kept the parser from accepting a text. */
    public enum Reason {
        /** It refuses the text. */
        REFUSED,
        /** The text is nested so deeply that the parser, and so Jenkins, runs out of stack. */
        TOO_DEEP,
        /** It did not come to an end in time; whether it would accept the text is not known. */
        OUT_OF_TIME,
        /** It would need more memory than a text may take; whether it would accept the text is not known. */
        TOO_LARGE
    }

    /**
     * @param line from 1, or 0 when Groovy does not say
     * @param column from 1
     * @param message what Groovy says, empty where it says nothing
     */
    public record Problem(Reason reason, int line, int column, String message) {
    }

    /** Reads any text. Never fails. */
    public static GroovyReading of(SyntaxTree tree) {
        if (tree.tokens().size() > MOST_TOKENS) {
            return failed(Reason.TOO_LARGE, "");
        }
        Allowance allowance = Allowance.of(limit(tree.text()));
        GroovyReading reading = of(tree, true, allowance);
        return reading.module != null && reading.problems.isEmpty() ? reading : of(tree, false, allowance);
    }

    /** How much processor time reading the text may take. */
    static Duration limit(String text) {
        return LIMIT.plus(LIMIT_PER_MEGABYTE.multipliedBy(text.length()).dividedBy(1_000_000));
    }

    /** @param plain whether what needs no parser may be read without it; without it, this is what Groovy does to the letter */
    static GroovyReading of(SyntaxTree tree, boolean plain, Allowance allowance) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setPluginFactory(GroovyParserPlugin.factory(tree, plain, allowance));
        ErrorCollector errors = new ErrorCollector(configuration);
        GroovyClassLoader nothing = new GroovyClassLoader(GroovyReading.class.getClassLoader(), configuration);
        SourceUnit unit = new SourceUnit("WorkflowScript", tree.text(), configuration, nothing, errors);
        try {
            unit.parse();
            unit.completePhase();
            unit.nextPhase();
            unit.convert();
            // some refusals are noted without stopping the converter
            return new GroovyReading(unit.getAST(), errors.hasErrors() ? problems(errors, null) : twice(unit.getAST()));
        } catch (CompilationFailedException refused) {
            return new GroovyReading(null, problems(errors, refused));
        } catch (StackOverflowError tooDeep) {
            return failed(Reason.TOO_DEEP, "");
        } catch (OutOfMemoryError tooLarge) {
            // What filled the memory is garbage by now: it all hung on this call.
            return failed(Reason.TOO_LARGE, "");
        } catch (BoundedRecognizer.OutOfTime late) {
            return failed(Reason.OUT_OF_TIME, "");
        } catch (RuntimeException | AssertionError confused) {
            // Groovy's converter fails in this way on some broken texts
            return failed(Reason.REFUSED, String.valueOf(confused.getMessage()));
        }
    }

    /** Types of one name, which the compiler refuses while it gathers the types of all files. */
    private static List<Problem> twice(ModuleNode module) {
        Set<String> names = new HashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (ClassNode type : module.getClasses()) {
            if (!names.add(type.getName())) {
                problems.add(new Problem(Reason.REFUSED, type.getLineNumber(), type.getColumnNumber(), "Invalid duplicate class definition of class " + type.getName()));
            }
        }
        return problems;
    }

    private static GroovyReading failed(Reason reason, String message) {
        return new GroovyReading(null, List.of(new Problem(reason, 0, 0, message)));
    }

    private static List<Problem> problems(ErrorCollector errors, CompilationFailedException refused) {
        List<Problem> problems = new ArrayList<>();
        if (errors.getErrors() != null) {
            for (Object error : errors.getErrors()) {
                if (error instanceof SyntaxErrorMessage message) {
                    SyntaxException cause = message.getCause();
                    problems.add(new Problem(Reason.REFUSED, cause.getStartLine(), cause.getStartColumn(), plain(cause.getOriginalMessage())));
                }
            }
        }
        return problems.isEmpty() && refused != null ? List.of(new Problem(Reason.REFUSED, 0, 0, plain(String.valueOf(refused.getMessage())))) : problems;
    }

    private static String plain(String message) {
        // Groovy quotes what it did not expect, however long that is.
        String start = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "\u2026" : message;
        return start.replaceAll("\\s*@ line \\d+, column \\d+\\.?", "").replaceAll("\\s+", " ").strip();
    }
}
