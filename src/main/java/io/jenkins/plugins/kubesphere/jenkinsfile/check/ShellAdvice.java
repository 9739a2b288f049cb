package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Splice;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Shell scripts that do not do what they look like. */
final class ShellAdvice {

    private static final Pattern KUBECONFIG = Pattern.compile(">>?\\s*[\"']?(~|\\$HOME|\\$\\{HOME\\}|/root)/\\.kube/config\\b");

    private final Checking checking;

    ShellAdvice(Checking checking) {
        this.checking = checking;
    }

    void call(MethodCallExpression call) {
        ShellText script = ShellText.of(checking.source(), call);
        if (script == null) {
            return;
        }
        boolean globstar = script.raw().contains("globstar") || script.raw().contains("<<");
        for (ShellText.Line line : script.lines()) {
            if (line.text().contains("**") && !globstar) {
                ShellWords.of(line.text()).forEach(word -> doubleStar(word, line));
            }
            if (line.text().contains(".kube/config") && KUBECONFIG.matcher(line.text()).find()) {
                checking.add(Rule.KUBECONFIG_ON_AGENT, new Range(line.start(), line.start() + line.text().length()), Messages.kubeconfig_on_agent(), null);
            }
        }
    }

    private void doubleStar(ShellWords.Word word, ShellText.Line line) {
        int stars = word.text().indexOf("**");
        if (stars < 0 || word.quoted() || word.text().startsWith("-") || word.text().indexOf('=') >= 0 || !word.text().matches(".*[A-Za-z].*")
                || word.text().matches("[\\w$(){}]+\\*\\*[\\w$(){}]+")) {
            return;
        }
        int start = line.start() + word.start();
        boolean same = !word.text().startsWith("/", stars + 2) && !word.text().startsWith("*", stars + 2);
        Fix fix = same ? checking.replace(new Range(start + stars, start + stars + 2), "*") : null;
        checking.add(Rule.DOUBLE_STAR, new Range(start, start + word.text().length()), Messages.double_star(word.text()), fix);
    }

    /** A {@code cd} that is a step of its own is forgotten before the next step. Each fix takes in all that follows, so one is offered at a time. */
    void block(List<Statement> statements) {
        boolean first = true;
        for (int i = 0; i < statements.size(); i++) {
            MethodCallExpression call = Calls.of(statements.get(i));
            ShellText script = call == null ? null : ShellText.of(checking.source(), call);
            if (script == null || script.lines().size() != 1) {
                continue;
            }
            List<ShellWords.Word> words = ShellWords.of(script.lines().get(0).text());
            if (words.size() == 2 && words.get(0).is("cd") && !words.get(1).operator()) {
                String directory = script.toGroovy(words.get(1).text());
                Range step = checking.source().call(call);
                checking.add(Rule.LONE_CD, step, Messages.lone_cd(words.get(1).text()),
                        script.isPlain() && first ? useDir(step, directory, statements.subList(i + 1, statements.size())) : null);
                first = false;
            }
        }
    }

    private Fix useDir(Range step, String directory, List<Statement> rest) {
        SourceText source = checking.source();
        Range lines = source.wholeLines(step);
        if (rest.isEmpty()) {
            // the only statement of a block must stay: an empty one is refused
            return null;
        }
        if (directory == null || directory.equals("'-'") || directory.contains("..") && directory.contains("$")) {
            return null;
        }
        Range following = new Range(source.start(rest.get(0)), Splicing.statementRange(source, rest.get(rest.size() - 1)).end());
        if (following.start() < lines.end()) {
            return null;
        }
        List<Splice> splices = new ArrayList<>();
        splices.add(new Splice(lines.start(), lines.end(), ""));
        splices.addAll(Splicing.wrap(source, following, "dir(" + directory + ") {"));
        return new Fix(Messages.fix_dir(directory), splices);
    }
}
