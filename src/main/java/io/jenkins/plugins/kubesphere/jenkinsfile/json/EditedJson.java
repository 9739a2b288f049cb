package io.jenkins.plugins.kubesphere.jenkinsfile.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Diagnostic;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Edited;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes what edits made of a text: {@code {"text", "splices", "inverse", "model"}}. */
public final class EditedJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private EditedJson() {
    }

    public static String text(Edited edited, List<Diagnostic> diagnostics) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("text", edited.file().text());
            json.writeFieldName("splices");
            DiagnosticJson.splices(json, edited.splices());
            json.writeFieldName("inverse");
            DiagnosticJson.splices(json, edited.inverse());
            json.writeFieldName("model");
            ModelJson.write(json, edited.file(), diagnostics);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
