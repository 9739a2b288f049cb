package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Splice;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** {@code envsubst < file | kubectl apply -f -}: the offer is {@code envsubstApply}, which needs no kubeconfig on the agent. */
final class EnvsubstAdvice {

    private final Checking checking;
    private final Scope scope;

    EnvsubstAdvice(Checking checking, Scope scope) {
        this.checking = checking;
        this.scope = scope;
    }

    void call(MethodCallExpression call) {
        ShellText script = ShellText.of(checking.source(), call);
        if (script == null || !script.raw().contains("envsubst") || !script.raw().contains("kubectl")) {
            return;
        }
        for (ShellText.Line line : script.lines()) {
            List<List<ShellWords.Word>> commands = ShellWords.commands(ShellWords.of(line.text()));
            EnvsubstCommand found = EnvsubstCommand.of(commands);
            if (found != null) {
                boolean alone = script.lines().size() == 1 && script.isPlain() && found.isComplete();
                checking.add(Rule.ENVSUBST_KUBECTL, checking.source().call(call), Messages.envsubst_kubectl(), alone ? rewrite(call, script, found) : null);
                return;
            }
        }
    }

    private Fix rewrite(MethodCallExpression call, ShellText script, EnvsubstCommand found) {
        String file = script.toGroovy(found.file());
        String namespace = found.namespace() == null ? null : script.toGroovy(found.namespace());
        if (file == null || found.namespace() != null && namespace == null) {
            return null;
        }
        SourceText source = checking.source();
        Range step = source.call(call);
        MethodCallExpression credentials = credentialsAround();
        String id = credentials == null ? null : kubeconfig(credentials);
        String apply = "envsubstApply file: " + file + (id == null ? "" : ", kubeconfigId: " + id)
                + (namespace == null ? "" : ", namespace: " + namespace);
        List<Splice> splices = new ArrayList<>();
        if (id != null) {
            unwrap(credentials, step, apply, splices);
        } else {
            splices.add(new Splice(step.start(), step.end(), apply));
        }
        return new Fix(Messages.fix_replace("envsubstApply"), splices);
    }

    /** The {@code withCredentials} around the step, when every block from it inwards holds nothing else. */
    private MethodCallExpression credentialsAround() {
        Iterator<MethodCallExpression> around = scope.around();
        while (around.hasNext()) {
            MethodCallExpression block = around.next();
            if (Calls.block(block) == null || Calls.statements(Calls.block(block)).size() != 1) {
                return null;
            }
            if ("withCredentials".equals(Calls.name(block))) {
                return Scope.isSingleBinding(block) ? block : null;
            }
            if (!List.of("container", "dir", "timeout", "retry").contains(String.valueOf(Calls.name(block)))) {
                return null;
            }
        }
        return null;
    }

    private String kubeconfig(MethodCallExpression withCredentials) {
        MethodCallExpression binding = Scope.bindings(withCredentials).get(0);
        Expression id = Calls.argument(binding, "credentialsId", false);
        String variable = Calls.string(Calls.argument(binding, "variable", false));
        boolean fits = "kubeconfigFile".equals(Calls.name(binding)) && "KUBECONFIG".equals(variable);
        return fits && id != null ? checking.source().range(id).of(checking.source().text()) : null;
    }

    /** Takes the block away and moves what is in it to the left. */
    private void unwrap(MethodCallExpression credentials, Range step, String apply, List<Splice> splices) {
        SourceText source = checking.source();
        Range whole = source.call(credentials);
        int first = source.start(Calls.statements(Calls.block(credentials)).get(0));
        Range inner = Splicing.statementRange(source, Calls.statements(Calls.block(credentials)).get(0));
        String outer = source.indentation(whole.start());
        String deep = source.indentation(first);
        String text = source.text().substring(first, step.start()) + apply + source.text().substring(step.end(), inner.end());
        if (deep.startsWith(outer) && deep.length() > outer.length()) {
            text = text.replace("\n" + deep, "\n" + outer);
        }
        splices.add(new Splice(whole.start(), whole.end(), text));
    }
}
