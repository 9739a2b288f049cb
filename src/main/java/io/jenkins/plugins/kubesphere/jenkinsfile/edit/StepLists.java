package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Content;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Post;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Stage;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Step;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;

/** Where steps stand and where they may stand. */
final class StepLists {
    private final Draft draft;

    StepLists(Draft draft) {
        this.draft = draft;
    }

    Statement statement(String path) throws EditException {
        return draft.node(path, Step.class).syntax();
    }

    /** The block that holds the steps of a stage, a post condition or a step; null for a stage that has no content yet. */
    Block list(String parent) throws EditException {
        Node node = draft.node(parent);
        if (node instanceof Stage stage) {
            if (stage.content() == Content.NONE) {
                return null;
            }
            if (stage.content() != Content.STEPS) {
                throw new EditException(Messages.stage_has_stages(stage.name()));
            }
            return stage.contentBlock().closure();
        }
        if (node instanceof Post post) {
            return post.syntax().closure();
        }
        if (node instanceof Step step && step.syntax() instanceof CallStatement call && step.block()) {
            if (step.code() != null) {
                throw new EditException(Messages.body_is_code(step.name()));
            }
            return call.closure();
        }
        throw new EditException(Messages.no_steps_in(parent));
    }
}
