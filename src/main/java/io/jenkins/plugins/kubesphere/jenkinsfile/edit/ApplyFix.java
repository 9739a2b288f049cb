package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the quick fixes of findings. Of those that touch the same place only the first is made.
 *
 * @param code of the findings; null for all
 * @param start where the finding begins; null for all places
 */
public record ApplyFix(String code, Integer start) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        List<Splice> splices = new ArrayList<>();
        for (Diagnostic found : draft.checker().check(draft.file())) {
            boolean meant = (code == null || code.equals(found.code())) && (start == null || start == found.range().start());
            if (meant && found.fix() != null && found.fix().splices().stream().noneMatch(splice -> touches(splices, splice))) {
                splices.addAll(found.fix().splices());
            }
        }
        if (splices.isEmpty()) {
            throw new EditException(Messages.no_fix());
        }
        return splices;
    }

    private static boolean touches(List<Splice> taken, Splice splice) {
        return taken.stream().anyMatch(other -> splice.start() <= other.end() && other.start() <= splice.end());
    }
}
