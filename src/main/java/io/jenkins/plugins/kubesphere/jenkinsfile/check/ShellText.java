package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/**
 * The script of a {@code sh} step that is written as one string.
 *
 * @param call the step
 * @param literal the string with its quotes
 * @param quote its opening quote
 * @param raw what stands between the quotes, escapes as written
 * @param lines those that are neither empty nor a comment; continued lines stay apart
 */
record ShellText(MethodCallExpression call, Range literal, String quote, String raw, List<ShellText.Line> lines) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=~^-]*");
    private static final Pattern WITH_VARIABLES = Pattern.compile("(?:[A-Za-z0-9_./:@%+,=^-]|\\$[A-Za-z_][A-Za-z0-9_]*|\\$\\{[A-Za-z_][A-Za-z0-9_]*\\})*+");
    private static final Pattern GROOVY_VALUES = Pattern.compile(
            "(?:[A-Za-z0-9_./:@%+,=^-]|\\\\?\\$[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_]\\w*)*|\\\\?\\$\\{[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_]\\w*)*\\})*+");

    /** What the shell knows and Groovy does not, or knows otherwise. */
    private static final Pattern OF_THE_SHELL = Pattern.compile("\\$\\{?(?:HOME|USER|PWD|OLDPWD|HOSTNAME|RANDOM|UID|EUID|PPID|SECONDS|LINENO|IFS|SHELL|PATH)\\b.*");

    /**
     * @param text without the line's end
     * @param start offset in the file
     */
    record Line(String text, int start) {
    }

    /** Null where the call is no {@code sh} or its script is no single string. */
    static ShellText of(SourceText source, MethodCallExpression call) {
        return "sh".equals(Calls.name(call)) ? source.shell(call) : null;
    }

    static ShellText of(SourceText source, MethodCallExpression call, Expression script) {
        boolean string = script instanceof GStringExpression || Calls.string(script) != null && script instanceof ConstantExpression;
        if (!string || script.getLineNumber() < 1) {
            return null;
        }
        int token = source.tokens().at(source.start(script));
        if (!source.tokens().is(token, TokenKind.STRING)) {
            return null;
        }
        Range literal = source.tokens().range(token);
        String text = literal.of(source.text());
        String quote = text.startsWith("'''") || text.startsWith("\"\"\"") ? text.substring(0, 3) : text.startsWith("$/") ? "$/" : text.substring(0, 1);
        if (text.length() < 2 * quote.length()) {
            return null;
        }
        String raw = text.substring(quote.length(), text.length() - quote.length());
        return new ShellText(call, literal, quote, raw, lines(raw, literal.start() + quote.length()));
    }

    boolean interpolates() {
        return !quote.startsWith("'");
    }

    /** The step takes nothing but its script, so that it can be replaced by another step. */
    boolean isPlain() {
        List<Expression> arguments = Calls.arguments(call);
        return arguments.size() == 1 && Calls.named(arguments) == null;
    }

    private static List<Line> lines(String raw, int offset) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        while (start <= raw.length()) {
            int end = raw.indexOf('\n', start);
            end = end < 0 ? raw.length() : end;
            String line = raw.substring(start, end);
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                lines.add(new Line(text, offset + start + line.indexOf(text.charAt(0))));
            }
            start = end + 1;
        }
        return List.copyOf(lines);
    }

    /** A word of the script as a Groovy string of the same value, or null where that cannot be told. */
    String toGroovy(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word.indexOf('~') >= 0 ? null : "'" + word + "'";
        }
        if (OF_THE_SHELL.matcher(word).find()) {
            return null;
        }
        Pattern values = interpolates() ? GROOVY_VALUES : WITH_VARIABLES;
        return values.matcher(word).matches() ? '"' + word.replace("\\$", "$") + '"' : null;
    }
}
