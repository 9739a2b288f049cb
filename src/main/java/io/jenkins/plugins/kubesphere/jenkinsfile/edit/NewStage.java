package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Content;
import java.util.List;

/**
 * A stage that an edit writes.
 *
 * @param agent null for that of the pipeline
 * @param text Groovy to be written as it stands, instead of everything else; else null
 */
public record NewStage(String name, Content content, NewAgent agent, List<NewStep> steps, List<NewStage> stages, String text) {
    public NewStage {
        steps = List.copyOf(steps);
        stages = List.copyOf(stages);
    }
}
