package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import java.util.List;

/** An agent that an edit writes. */
public record NewAgent(String type, List<NewArgument> arguments) {
    public NewAgent {
        arguments = List.copyOf(arguments);
    }
}
