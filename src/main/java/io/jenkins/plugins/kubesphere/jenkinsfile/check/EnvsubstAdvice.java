package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Splice;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

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
        if (script == null || !script.raw().contains("kubectl") || !script.raw().contains("envsubst") && !script.raw().contains("sed ")) {
            return;
        }
        List<List<ShellWords.Word>> all = new ArrayList<>();
        for (ShellText.Line line : script.lines()) {
            List<List<ShellWords.Word>> commands = ShellWords.commands(ShellWords.of(line.text()));
            EnvsubstCommand found = EnvsubstCommand.of(commands);
            if (found != null) {
                boolean pipe = ShellWords.of(line.text()).stream().noneMatch(word -> word.operator() && !word.is("|") && !word.is("<"));
                boolean alone = script.lines().size() == 1 && pipe && script.isPlain() && found.isComplete();
                checking.add(Rule.ENVSUBST_KUBECTL, checking.source().call(call), Messages.envsubst_kubectl(), alone ? rewrite(call, script, found) : null);
                return;
            }
            all.addAll(commands);
        }
        if (EnvsubstCommand.isInTwoSteps(all)) {
            checking.add(Rule.ENVSUBST_KUBECTL, checking.source().call(call), Messages.filled_in_first(), null);
        }
    }

    private Fix rewrite(MethodCallExpression call, ShellText script, EnvsubstCommand found) {
        String file = script.toGroovy(found.file());
        String namespace = found.namespace() == null ? null : script.toGroovy(found.namespace());
        Kubeconfig kubeconfig = kubeconfig(found.kubeconfig() == null ? "KUBECONFIG" : variable(found.kubeconfig()));
        if (file == null || found.namespace() != null && namespace == null || kubeconfig == null) {
            return null;
        }
        SourceText source = checking.source();
        Range step = source.call(call);
        String rest = "envsubstApply file: " + file + "%s" + (namespace == null ? "" : ", namespace: " + namespace);
        MethodCallExpression around = kubeconfig.id() == null ? null : credentialsAround();
        boolean instead = around != null && around == kubeconfig.around() && isNothingLost(around, kubeconfig.variable(), file + namespace);
        boolean named = kubeconfig.id() != null && (instead || !kubeconfig.variable().equals("KUBECONFIG"));
        String apply = rest.replace("%s", named ? ", kubeconfigId: " + kubeconfig.id() : "");
        List<Splice> splices = new ArrayList<>();
        if (instead) {
            unwrap(around, step, apply, splices);
        } else {
            splices.add(new Splice(step.start(), step.end(), apply));
        }
        return new Fix(Messages.fix_replace("envsubstApply"), splices);
    }

    /**
     * Where the kubeconfig comes from that kubectl uses.
     *
     * @param id Groovy text of the credentials' id, or null where only the variable is known
     */
    private record Kubeconfig(String variable, String id, MethodCallExpression around) {
    }

    /** The name of the variable that a word consists of, or null. */
    private static String variable(String word) {
        Matcher variable = Pattern.compile("\\\\?\\$\\{?(?:env\\.)?([A-Za-z_]\\w*)\\}?").matcher(word);
        return variable.matches() ? variable.group(1) : null;
    }

    /** Null where the file does not say, as when kubectl takes what lies on the agent: the step has no such habit. */
    private Kubeconfig kubeconfig(String variable) {
        Iterator<MethodCallExpression> around = scope.around();
        while (variable != null && around.hasNext()) {
            MethodCallExpression call = around.next();
            if ("withEnv".equals(Calls.name(call)) && variable.equals("KUBECONFIG") && checking.source().range(call.getArguments()).of(checking.source().text()).contains("KUBECONFIG=")) {
                return new Kubeconfig(variable, null, null);
            }
            for (MethodCallExpression binding : "withCredentials".equals(Calls.name(call)) ? Scope.bindings(call) : List.<MethodCallExpression>of()) {
                if (variable.equals(Calls.string(Calls.argument(binding, "variable", false)))) {
                    Expression id = Calls.argument(binding, "credentialsId", false);
                    boolean kubeconfig = "kubeconfigFile".equals(Calls.name(binding)) && id != null;
                    boolean readable = kubeconfig || "file".equals(Calls.name(binding)) && variable.equals("KUBECONFIG");
                    return readable ? new Kubeconfig(variable, kubeconfig ? checking.source().range(id).of(checking.source().text()) : null, call) : null;
                }
            }
        }
        return variable != null && variable.equals("KUBECONFIG") && scope.isVariable(variable) ? new Kubeconfig(variable, null, null) : null;
    }

    /** Whether neither a comment nor a variable goes with the block. */
    private boolean isNothingLost(MethodCallExpression around, String variable, String used) {
        SourceText source = checking.source();
        Range whole = source.call(around);
        Statement only = Calls.statements(Calls.block(around)).get(0);
        return !used.contains(variable) && !source.hasComment(whole.start(), source.start(only))
            && !source.hasComment(Splicing.statementRange(source, only).end(), whole.end());
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
