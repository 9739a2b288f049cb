package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import java.util.List;

/** One dimension of a matrix that an edit writes. */
public record NewAxis(String name, List<String> values) {
    public NewAxis {
        values = List.copyOf(values);
    }
}
