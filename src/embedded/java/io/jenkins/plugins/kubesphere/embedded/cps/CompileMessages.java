package io.jenkins.plugins.kubesphere.embedded.cps;

import java.util.List;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** Turns the compiler's findings into lines with a place and, where the cause is well known, what to write instead. */
final class CompileMessages {

    private CompileMessages() {
    }

    static CompileErrors of(MultipleCompilationErrorsException failure, String script) {
        List<String> lines = script.lines().toList();
        StringBuilder text = new StringBuilder("The Jenkinsfile cannot be compiled:");
        for (Object message : failure.getErrorCollector().getErrors()) {
            if (message instanceof SyntaxErrorMessage syntax) {
                SyntaxException cause = syntax.getCause();
                String plain = cause.getOriginalMessage() == null ? cause.getMessage() : cause.getOriginalMessage();
                append(text, lines, cause.getStartLine(), cause.getStartColumn(), plain.strip());
            } else if (message instanceof ExceptionMessage other) {
                if (other.getCause() instanceof SecurityException || other.getCause() instanceof CompileErrors) {
                    text.append("\n  ").append(other.getCause().getMessage());
                } else {
                    text.append("\n  ").append(other.getCause());
                }
            }
        }
        return new CompileErrors(text.toString());
    }

    private static void append(StringBuilder text, List<String> lines, int line, int column, String message) {
        text.append("\n  line ").append(line).append(", column ").append(column).append(": ").append(message);
        if (line < 1 || line > lines.size()) {
            return;
        }
        String source = lines.get(line - 1);
        text.append("\n    ").append(source.strip());
        int hash = HashComments.find(source);
        if (hash >= 0) {
            text.append("\n    `#` is not a comment in Groovy (column ").append(hash + 1).append("); write `//`");
        }
    }
}
