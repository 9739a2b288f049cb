package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.syntax.Types;

/** Passwords, tokens and keys that are written into the file. What they are is never repeated in a message. */
final class SecretLiterals {

    private static final Pattern KNOWN = Pattern.compile("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b|-----BEGIN (?:[A-Z]{1,20} ){0,5}PRIVATE KEY-----|\\bgh[pousr]_[A-Za-z0-9]{36}"
            + "|\\bglpat-[A-Za-z0-9_-]{20}|\\bxox[abprs]-[A-Za-z0-9-]{10,}|\\bsq[apu]_[0-9a-f]{40}\\b|\\beyJ[A-Za-z0-9_-]{10,2000}\\.eyJ[A-Za-z0-9_-]{10,8000}\\."
            + "|\\bnpm_[A-Za-z0-9]{36}\\b|://(?!user(?:name)?:pass(?:word)?@)[^/\\s:@$'\"{}<>]+:[^/\\s:@$'\"{}<>*]+@");
    /** Looking for these first spares most texts the search for all of the above. */
    private static final List<String> BEGINNINGS = List.of("AKIA", "ASIA", "-----BEGIN ", "gh", "glpat-", "xox", "sq", "eyJ", "npm_", "://");
    private static final int LONGEST_COMMAND = 5_000;
    private static final Pattern NAME = Pattern.compile("(?i)(?:^|.*[_a-z-])(?:password|passwd|passphrase|pwd|secret|token|api_?key|access_?key|private_?key|psw)$");
    private static final Pattern NO_SECRET = Pattern.compile("(?i)|true|false|null|none|x+|\\*+|changeme|<.*>|\\$.*|.*(?:variable|credential|_id|-id)s?.*|[a-z_]*(?:pass|pwd|password|token|secret)");
    /** Where a vault keeps a secret, or an address: {@code secret/team/registry}, {@code https://example.org/token}. */
    private static final Pattern PLACE = Pattern.compile("[a-z][a-z0-9_.-]*(?:/[a-z0-9][a-z0-9_.-]*)++/?|[a-z]+://[^@]*");
    private static final Pattern LOGIN = Pattern.compile("(?:docker|podman|helm registry|skopeo|crane|az|oc) login\\b");
    private static final Pattern OPTION = Pattern.compile("(?:\\s-p|\\s--password|\\s--token)[ =](['\"]?)([^\\s$'\"\\\\-][^\\s$'\"\\\\]*)\\1(?=\\s|$)");

    private final Checking checking;

    SecretLiterals(Checking checking) {
        this.checking = checking;
    }

    /**
     * {@code PASSWORD = 'x'} in an environment or in a script; only the former takes {@code credentials('x')}.
     *
     * @param within the call whose block it stands in, or null
     */
    void assignment(BinaryExpression assignment, MethodCallExpression within) {
        if (assignment.getOperation().getType() != Types.EQUAL) {
            return;
        }
        String name = Calls.literal(assignment.getLeftExpression());
        if (name != null && isSecret(name, assignment.getRightExpression())) {
            boolean environment = within != null && "environment".equals(Calls.name(within)) && !(assignment instanceof DeclarationExpression);
            Fix fix = environment ? checking.replace(checking.source().range(assignment.getRightExpression()),
                    "credentials('" + name.toLowerCase(Locale.ROOT).replace('_', '-') + "')") : null;
            report(checking.source().range(assignment.getRightExpression()), Messages.secret_literal(name), fix);
        }
    }

    /** {@code password: 'x'} in a call; the names of variables and defaults of parameters are none. */
    void entry(MapEntryExpression entry, MethodCallExpression call) {
        String name = Calls.key(entry);
        boolean parameter = call != null && List.of("string", "text", "password", "choice").contains(String.valueOf(Calls.name(call)));
        if (name != null && !parameter && isSecret(name, entry.getValueExpression())) {
            report(checking.source().range(entry.getValueExpression()), Messages.secret_literal(name), null);
        }
    }

    /** {@code docker login -p x}. */
    void call(MethodCallExpression call) {
        ShellText script = ShellText.of(checking.source(), call);
        if (script == null) {
            return;
        }
        for (ShellText.Line line : script.lines()) {
            Matcher login = line.text().contains(" login") && line.text().length() < LONGEST_COMMAND ? LOGIN.matcher(line.text()) : null;
            Matcher option = login != null && login.find() ? OPTION.matcher(line.text()) : null;
            if (option != null && option.find(login.end())) {
                report(new Range(line.start() + option.start(2), line.start() + option.end(2)), Messages.secret_in_command(), null);
            }
        }
    }

    void constant(ConstantExpression constant) {
        if (constant.getValue() instanceof String text && isKnown(text)) {
            report(checking.source().first(constant), Messages.secret_known(), null);
        }
    }

    void string(GStringExpression string) {
        string.getStrings().forEach(part -> {
            if (part.getValue() instanceof String text && isKnown(text)) {
                report(checking.source().first(string), Messages.secret_known(), null);
            }
        });
    }

    private static boolean isKnown(String text) {
        return text.length() > 6 && BEGINNINGS.stream().anyMatch(text::contains) && KNOWN.matcher(text).find();
    }

    private static boolean isSecret(String name, Expression value) {
        String text = Calls.string(value);
        return text != null && NAME.matcher(name).matches() && !PLACE.matcher(text).matches() && !NO_SECRET.matcher(text).matches() && text.indexOf('$') < 0 && text.indexOf(' ') < 0;
    }

    private void report(Range place, String message, Fix fix) {
        checking.add(Rule.SECRET_LITERAL, place, message, fix);
    }
}
