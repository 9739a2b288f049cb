package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Splice;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** {@code docker login}, {@code tag} and {@code push} in shell scripts: the offer is {@code harborPush}. */
final class DockerPushAdvice {

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
        MethodCallExpression owner = scope.nearest();
        boolean credentialsAround = owner != null && "withCredentials".equals(Calls.name(owner)) && Calls.block(owner) == block;
        String credentials = credentialsAround ? credentialsOf(owner) : commands.loginUser() == null ? null : ofEnvironment(commands.loginUser());
        List<String> steps = credentials == null ? null : commands.pushSteps(credentials);
        if (steps == null) {
            return null;
        }
        SourceText source = checking.source();
        if (credentialsAround && scripts.size() == statements.size()) {
            Range range = source.call(owner);
            String separator = source.newline() + source.indentation(range.start());
            return new Fix(Messages.fix_harbor_push(), List.of(new Splice(range.start(), range.end(), String.join(separator, steps))));
        }
        return inPlace(scripts, steps);
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

    private String credentialsOf(MethodCallExpression withCredentials) {
        if (!Scope.isSingleBinding(withCredentials)) {
            return null;
        }
        MethodCallExpression binding = Scope.bindings(withCredentials).get(0);
        Expression id = Calls.argument(binding, "credentialsId", false);
        return "usernamePassword".equals(Calls.name(binding)) && id != null ? checking.source().range(id).of(checking.source().text()) : null;
    }

    private String ofEnvironment(String user) {
        Expression id = scope.credentials(user.replaceAll("[${}\"\\\\]", "").replaceFirst("^env\\.", ""));
        return id == null ? null : checking.source().range(id).of(checking.source().text());
    }
}
