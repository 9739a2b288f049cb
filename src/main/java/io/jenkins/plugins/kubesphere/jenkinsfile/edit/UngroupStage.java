package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Content;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Stage;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lets the stages of a group take its place. Refused where the group says more than which stages it has: that would be lost. */
public record UngroupStage(String path) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        Stage group = draft.node(path, Stage.class);
        if (group.content() != Content.STAGES && group.content() != Content.PARALLEL) {
            throw new EditException(Messages.no_group(group.name()));
        }
        Set<String> more = new LinkedHashSet<>();
        for (Statement statement : group.syntax().closure().statements()) {
            if (statement != group.contentBlock()) {
                more.add(statement instanceof CallStatement call ? call.name() : Names.shortened(statement.range().of(draft.text())));
            }
        }
        if (!more.isEmpty()) {
            throw new EditException(Messages.group_has_more(group.name(), String.join(", ", more)));
        }
        StageLists lists = new StageLists(draft);
        for (Stage child : group.stages()) {
            lists.checkBranchName(StageLists.owner(path), child.name(), group.syntax());
        }
        return new Wrapping(draft).unwrap(group.syntax(), group.contentBlock().closure());
    }
}
