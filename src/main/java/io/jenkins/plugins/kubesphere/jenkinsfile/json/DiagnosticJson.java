package io.jenkins.plugins.kubesphere.jenkinsfile.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Diagnostic;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Splice;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Lines;
import java.io.IOException;
import java.util.List;

/** Writes findings as the protocol's {@code Diagnostic}. */
public final class DiagnosticJson {
    private DiagnosticJson() {
    }

    /** @param lines of the text that was checked */
    public static void write(JsonGenerator json, Lines lines, List<Diagnostic> diagnostics) throws IOException {
        json.writeStartArray();
        for (Diagnostic diagnostic : diagnostics) {
            json.writeStartObject();
            json.writeStringField("severity", diagnostic.severity().word());
            json.writeStringField("code", diagnostic.code());
            json.writeStringField("message", diagnostic.message());
            json.writeNumberField("line", lines.line(diagnostic.range().start()));
            json.writeNumberField("column", lines.column(diagnostic.range().start()));
            json.writeNumberField("length", diagnostic.range().length());
            json.writeNumberField("start", diagnostic.range().start());
            json.writeFieldName("fix");
            fix(json, diagnostic.fix());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void fix(JsonGenerator json, Fix fix) throws IOException {
        if (fix == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("title", fix.title());
        json.writeFieldName("edits");
        splices(json, fix.splices());
        json.writeEndObject();
    }

    /** Splices as {@code [{"start", "end", "text"}]}. */
    public static void splices(JsonGenerator json, List<Splice> splices) throws IOException {
        json.writeStartArray();
        for (Splice splice : splices) {
            json.writeStartObject();
            json.writeNumberField("start", splice.start());
            json.writeNumberField("end", splice.end());
            json.writeStringField("text", splice.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
