package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Checker;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies edits, all or none.
 *
 * @param catalogue which parameter of a step may go unnamed
 * @param checker finds what {@link ApplyFix} mends
 */
public record Editing(Catalogue catalogue, Checker checker) {

    /**
     * The result of the edits in order, each on the result of the one before.
     *
     * @throws EditException when one of them cannot be applied; it knows which
     */
    public Edited apply(Jenkinsfile file, List<Edit> edits) throws EditException {
        Jenkinsfile now = file;
        List<Splice> splices = new ArrayList<>();
        List<Splice> inverse = new ArrayList<>();
        for (int i = 0; i < edits.size(); i++) {
            try {
                String text = now.text();
                List<Splice> steps = Splices.inOrder(text, edits.get(i).splices(new Draft(now, catalogue, checker)));
                for (Splice step : steps) {
                    inverse.add(0, step.inverse(text));
                    text = step.applyTo(text);
                }
                splices.addAll(steps);
                if (!steps.isEmpty()) {
                    Jenkinsfile next = Jenkinsfile.parse(text);
                    if (!(edits.get(i) instanceof ReplaceText)) {
                        checkWhole(now, next);
                    }
                    now = next;
                }
            } catch (EditException refused) {
                throw refused.at(i);
            }
        }
        return new Edited(now, List.copyOf(splices), List.copyOf(inverse));
    }

    /** No edit but the one of plain text may break a text. */
    private static void checkWhole(Jenkinsfile before, Jenkinsfile after) throws EditException {
        boolean broken = before.model().kind() != Kind.BROKEN && after.model().kind() == Kind.BROKEN;
        boolean lost = before.model().pipeline() != null && after.model().pipeline() == null;
        if (broken || lost || before.model().pipeline() != null && before.model().outside().size() != after.model().outside().size()) {
            throw new EditException(Messages.breaks());
        }
    }
}
