package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Splice;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** {@code docker login}, {@code tag} and {@code push} in shell scripts: the offer is {@code harborPush}. */
final class DockerPushAdvice {

    private static final Pattern USER = Pattern.compile("\\\\?\\$\\{?(?:env\\.)?([A-Za-z_][A-Za-z0-9_]*)\\}?");

    private final Checking checking;
    private final Scope scope;

    DockerPushAdvice(Checking checking, Scope scope) {
        this.checking = checking;
        this.scope = scope;
    }

    void block(ClosureExpression block, List<Statement> statements) {
        DockerCommands commands = new DockerCommands();
        List<ShellText> scripts = new ArrayList<>();
        List<ShellText> mixed = new ArrayList<>();
        for (Statement statement : statements) {
            MethodCallExpression call = Calls.of(statement);
            ShellText script = call == null ? null : ShellText.of(checking.source(), call);
            if (script != null && script.raw().contains("docker")) {
                switch (commands.read(script)) {
                    case ONLY -> scripts.add(script);
                    case PARTLY -> mixed.add(script);
                    default -> {
                    }
                }
            }
        }
        if (commands.hasPush()) {
            ShellText first = commands.firstPush();
            String message = commands.hasLogin() ? Messages.docker_login_push() : Messages.docker_push();
            boolean whole = mixed.isEmpty() && scripts.stream().allMatch(ShellText::isPlain);
            checking.add(Rule.DOCKER_PUSH, checking.source().call(first.call()), message, whole ? rewrite(block, statements, scripts, commands) : null);
        }
    }

    private Fix rewrite(ClosureExpression block, List<Statement> statements, List<ShellText> scripts, DockerCommands commands) {
        Matcher user = USER.matcher(String.valueOf(commands.loginUser()));
        if (!user.matches() || !commands.isLoggedIn() || !isOneRun(statements, scripts)) {
            return null;
        }
        Login login = login(user.group(1));
        List<String> steps = login == null ? null : commands.pushSteps(login.credentials());
        if (steps == null) {
            return null;
        }
        return scripts.size() == statements.size() && isForNothingElse(login, block, steps) ? instead(login.around(), steps) : inPlace(scripts, steps);
    }

    /** What stands between the first and the last of them may need what they pushed, or make what they push. */
    private static boolean isOneRun(List<Statement> statements, List<ShellText> scripts) {
        List<MethodCallExpression> calls = scripts.stream().map(ShellText::call).toList();
        int first = -1;
        for (int i = 0; i < statements.size(); i++) {
            if (calls.contains(Calls.of(statements.get(i)))) {
                first = first < 0 ? i : first;
                if (i - first >= calls.size()) {
                    return false;
                }
            }
        }
        return true;
    }

    private record Login(String credentials, MethodCallExpression around, Set<String> variables) {
    }

    /** The credentials behind the user's name that the login is given, or null where they cannot be told. */
    private Login login(String variable) {
        Iterator<MethodCallExpression> around = scope.around();
        while (around.hasNext()) {
            MethodCallExpression call = around.next();
            for (MethodCallExpression binding : "withCredentials".equals(Calls.name(call)) ? Scope.bindings(call) : List.<MethodCallExpression>of()) {
                if ("usernamePassword".equals(Calls.name(binding)) && variable.equals(Calls.string(Calls.argument(binding, "usernameVariable", false)))) {
                    Expression id = Calls.argument(binding, "credentialsId", false);
                    return id == null ? null : new Login(text(id), call,
                        Set.of(variable, String.valueOf(Calls.string(Calls.argument(binding, "passwordVariable", false)))));
                }
            }
        }
        Expression id = variable.endsWith("_USR") ? scope.credentials(variable) : null;
        return id == null ? null : new Login(text(id), null, Set.of());
    }

    private String text(Expression expression) {
        return checking.source().range(expression).of(checking.source().text());
    }

    /** Whether the block around binds these credentials alone, and nothing in it would be lost with it. */
    private boolean isForNothingElse(Login login, ClosureExpression block, List<String> steps) {
        if (login.around() == null || login.around() != scope.nearest() || Calls.block(login.around()) != block || !Scope.isSingleBinding(login.around())) {
            return false;
        }
        Range whole = checking.source().call(login.around());
        return !checking.source().hasComment(whole.start(), whole.end())
            && steps.stream().noneMatch(step -> login.variables().stream().anyMatch(variable -> step.matches("(?s).*\\b" + Pattern.quote(variable) + "\\b.*")));
    }

    private Fix instead(MethodCallExpression around, List<String> steps) {
        SourceText source = checking.source();
        Range range = source.call(around);
        String separator = source.newline() + source.indentation(range.start());
        return new Fix(Messages.fix_harbor_push(), List.of(new Splice(range.start(), range.end(), String.join(separator, steps))));
    }

    /** The first of the scripts becomes the new steps, the others go. */
    private Fix inPlace(List<ShellText> scripts, List<String> steps) {
        SourceText source = checking.source();
        List<Splice> splices = new ArrayList<>();
        for (int i = 0; i < scripts.size(); i++) {
            Range range = source.call(scripts.get(i).call());
            if (i == scripts.size() - 1) {
                splices.add(new Splice(range.start(), range.end(), String.join(source.newline() + source.indentation(range.start()), steps)));
            } else {
                Range lines = source.wholeLines(range);
                splices.add(new Splice(lines.start(), lines.end(), ""));
            }
        }
        return new Fix(Messages.fix_harbor_push(), splices);
    }
}
