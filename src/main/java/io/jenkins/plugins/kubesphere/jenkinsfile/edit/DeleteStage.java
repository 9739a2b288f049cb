package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import java.util.List;

/** Takes a stage out, with its comments. A group of which it was the last stage goes as well. */
public record DeleteStage(String path) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        Statement statement = new StageLists(draft).statement(whole(draft, path));
        BlockLayout layout = draft.around(statement);
        int index = layout.indexOf(statement);
        return List.of(layout.remove(index, index + 1));
    }

    /** The path of what has to go so that no empty group is left. */
    static String whole(Draft draft, String path) throws EditException {
        String at = path;
        while (draft.around(new StageLists(draft).statement(at)).size() == 1) {
            String owner = StageLists.owner(at);
            owner = owner.endsWith("/matrix") ? owner.substring(0, owner.length() - "/matrix".length()) : owner;
            if (!owner.contains("/")) {
                break;
            }
            at = owner;
        }
        return at;
    }
}
