package io.jenkins.plugins.kubesphere.editor;

import com.fasterxml.jackson.databind.util.RawValue;
import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import io.jenkins.plugins.kubesphere.jenkinsfile.json.ModelJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What the editor answers about a text that the browser sent. */
final class TextAnswers {
    private TextAnswers() {
    }

    static Map<String, Object> model(String text) throws Refusal, IOException, InterruptedException {
        return Deadline.within(() -> Map.of("model", new RawValue(ModelJson.text(Jenkinsfile.parse(text), List.of(), false))));
    }
}
