package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Diagnostic;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Splice;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Brings a Jenkinsfile up to date by the fixes of its findings: one by one to look at, or all at once. */
public final class Modernisation {

    private static final int ROUNDS = 10;

    /**
     * One change to look at.
     *
     * @param finding what it mends
     * @param line of the first line that changes, from 1
     * @param before the whole lines that change
     * @param after what stands there afterwards
     */
    public record Proposal(Diagnostic finding, int line, String before, String after) {
    }

    private final Lint lint;

    public Modernisation(Lint lint) {
        this.lint = lint;
    }

    /** A proposal for each finding that has a fix, in the order of the text. */
    public List<Proposal> proposals(SyntaxTree tree) {
        return lint.check(tree).stream().filter(finding -> finding.fix() != null).map(finding -> proposal(tree, finding)).toList();
    }

    private static Proposal proposal(SyntaxTree tree, Diagnostic finding) {
        List<Splice> splices = finding.fix().splices();
        int first = tree.lines().line(splices.stream().mapToInt(Splice::start).min().orElse(0));
        int last = tree.lines().line(splices.stream().mapToInt(Splice::end).max().orElse(0));
        int start = tree.lines().start(first);
        int end = last < tree.lines().count() ? tree.lines().start(last + 1) : tree.text().length();
        String changed = Fixes.apply(tree.text(), finding.fix());
        return new Proposal(finding, first, tree.text().substring(start, end),
                changed.substring(start, changed.length() - (tree.text().length() - end)));
    }

    /**
     * Applies fixes until none is left; those that touch the same place are made one after the other.
     *
     * @param codes the rules whose fixes are wanted; empty for all
     */
    public String apply(String text, Set<String> codes) {
        String changed = text;
        for (int round = 0; round < ROUNDS; round++) {
            List<Fix> fixes = Fixes.compatible(lint.check(SyntaxTree.of(changed)).stream()
                    .filter(finding -> codes.isEmpty() || codes.contains(finding.code())).map(Diagnostic::fix).filter(Objects::nonNull).toList());
            if (fixes.isEmpty()) {
                return changed;
            }
            changed = Fixes.splice(changed, fixes.stream().flatMap(fix -> fix.splices().stream()).toList());
        }
        return changed;
    }
}
