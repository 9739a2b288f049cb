package io.jenkins.plugins.kubesphere.jenkinsfile.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Diagnostic;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Kind;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Model;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Opaque;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** Writes the model of a Jenkinsfile as the protocol's {@code Model}. */
public final class ModelJson {
    /** Version of the shape of the JSON. */
    public static final int SCHEMA = 1;

    private static final JsonFactory FACTORY = new JsonFactory();

    private ModelJson() {
    }

    /** The model as one JSON object. A syntax error among the diagnostics makes the kind {@code broken}. */
    public static void write(JsonGenerator json, Jenkinsfile jenkinsfile, List<Diagnostic> diagnostics) throws IOException {
        Model model = jenkinsfile.model();
        boolean broken = diagnostics.stream().anyMatch(diagnostic -> diagnostic.code().equals(Diagnostic.SYNTAX));
        ElementJson elements = new ElementJson(json, jenkinsfile);
        json.writeStartObject();
        json.writeNumberField("schema", SCHEMA);
        json.writeStringField("kind", (broken ? Kind.BROKEN : model.kind()).name().toLowerCase(Locale.ROOT));
        json.writeFieldName("pipeline");
        if (model.pipeline() == null) {
            json.writeNull();
        } else {
            new StageJson(json, jenkinsfile, elements).pipeline(model.pipeline());
        }
        json.writeArrayFieldStart("outside");
        for (Opaque opaque : model.outside()) {
            elements.opaque(opaque);
        }
        json.writeEndArray();
        json.writeFieldName("diagnostics");
        DiagnosticJson.write(json, jenkinsfile.tree().lines(), diagnostics);
        json.writeEndObject();
    }

    /** The same on several lines. The writer stays open. */
    public static void write(Writer out, Jenkinsfile jenkinsfile, List<Diagnostic> diagnostics) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            write(json, jenkinsfile, diagnostics);
        }
    }

    /** The same as text on one line. */
    public static String text(Jenkinsfile jenkinsfile, List<Diagnostic> diagnostics) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(json, jenkinsfile, diagnostics);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
