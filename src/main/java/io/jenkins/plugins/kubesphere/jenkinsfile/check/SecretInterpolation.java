package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Splice;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Groovy puts a secret into the text of a command, where the process list and the build record show it; the shell would not. */
final class SecretInterpolation {

    private static final Set<String> COMMANDS = Set.of("sh", "bat", "powershell", "pwsh");
    private static final Pattern VALUE = Pattern.compile("\\$\\{\\s*(?:env\\.)?([A-Za-z_][A-Za-z0-9_]*)\\s*\\}|\\$(?:env\\.)?([A-Za-z_][A-Za-z0-9_]*)");

    private final Checking checking;
    private final Scope scope;

    SecretInterpolation(Checking checking, Scope scope) {
        this.checking = checking;
        this.scope = scope;
    }

    void call(MethodCallExpression call) {
        if (Calls.name(call) == null || !COMMANDS.contains(Calls.name(call))) {
            return;
        }
        for (Expression argument : Calls.arguments(call)) {
            if (argument instanceof MapExpression map) {
                map.getMapEntryExpressions().stream().map(MapEntryExpression::getValueExpression).forEach(value -> string(call, value));
            } else {
                string(call, argument);
            }
        }
    }

    private void string(MethodCallExpression call, Expression value) {
        if (!(value instanceof GStringExpression string)) {
            return;
        }
        for (Expression part : string.getValues()) {
            String name = variable(part);
            if (name != null && scope.isSecret(name)) {
                checking.add(Rule.SECRET_INTERPOLATION, checking.source().first(string), Messages.secret_interpolation(name), singleQuotes(call, string));
                return;
            }
        }
    }

    private static String variable(Expression part) {
        if (part instanceof VariableExpression variable) {
            return variable.getName();
        }
        return part instanceof PropertyExpression property && property.getObjectExpression() instanceof VariableExpression owner
                && owner.getName().equals("env") ? property.getPropertyAsString() : null;
    }

    /** Safe when all that is put in are variables of the environment, which the shell knows by the same names. */
    private Fix singleQuotes(MethodCallExpression call, GStringExpression string) {
        ShellText script = "sh".equals(Calls.name(call)) ? ShellText.of(checking.source(), call, string) : null;
        boolean simple = script != null && script.quote().startsWith("\"") && script.raw().indexOf('\\') < 0 && script.raw().indexOf('\'') < 0;
        if (!simple || string.getValues().stream().anyMatch(part -> variable(part) == null || !scope.isEnvironment(variable(part)))) {
            return null;
        }
        Matcher values = VALUE.matcher(script.raw());
        String raw = values.replaceAll(match -> Matcher.quoteReplacement("${" + (match.group(1) != null ? match.group(1) : match.group(2)) + "}"));
        String quote = script.quote().replace('"', '\'');
        Range literal = script.literal();
        return new Fix(Messages.fix_single_quotes(), List.of(new Splice(literal.start(), literal.end(), quote + raw + quote)));
    }
}
