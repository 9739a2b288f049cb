package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import java.util.List;

/** Puts a text in the place of another, whatever comes of it. */
public record ReplaceText(int start, int end, String text) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        if (start < 0 || end < start || end > draft.text().length()) {
            throw new EditException(Messages.no_range(start, end, draft.text().length()));
        }
        return List.of(new Splice(start, end, text));
    }
}
