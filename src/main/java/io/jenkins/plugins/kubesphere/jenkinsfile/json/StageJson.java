package io.jenkins.plugins.kubesphere.jenkinsfile.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Matrix;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Pipeline;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Stage;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.StringValue;
import java.io.IOException;
import java.util.List;

/** Writes pipelines, stages and matrices. */
final class StageJson {
    private final JsonGenerator json;
    private final String text;
    private final ElementJson elements;

    StageJson(JsonGenerator json, Jenkinsfile jenkinsfile, ElementJson elements) {
        this.json = json;
        this.text = jenkinsfile.text();
        this.elements = elements;
    }

    void pipeline(Pipeline pipeline) throws IOException {
        elements.start(pipeline);
        elements.agent(pipeline.agent());
        elements.section("environment", pipeline.environment());
        elements.section("parameters", pipeline.parameters());
        elements.section("options", pipeline.options());
        elements.section("triggers", pipeline.triggers());
        elements.section("tools", pipeline.tools());
        elements.section("libraries", pipeline.libraries());
        stages(pipeline.stages());
        elements.post(pipeline.post());
        elements.opaques("opaque", pipeline.opaque());
        json.writeEndObject();
    }

    private void stages(List<Stage> stages) throws IOException {
        json.writeArrayFieldStart("stages");
        for (Stage stage : stages) {
            stage(stage);
        }
        json.writeEndArray();
    }

    private void stage(Stage stage) throws IOException {
        elements.start(stage);
        json.writeStringField("name", stage.name());
        elements.values().range("nameRange", stage.nameRange());
        json.writeBooleanField("nameIsExpression", stage.nameIsExpression());
        json.writeStringField("content", stage.content().word());
        elements.agent(stage.agent());
        elements.section("environment", stage.environment());
        elements.section("options", stage.options());
        elements.section("tools", stage.tools());
        elements.when(stage.when());
        elements.section("input", stage.input());
        elements.flag("failFast", stage.failFast());
        elements.steps(stage.steps());
        stages(stage.stages());
        json.writeFieldName("matrix");
        if (stage.matrix() == null) {
            json.writeNull();
        } else {
            matrix(stage.matrix());
        }
        elements.post(stage.post());
        elements.opaques("opaque", stage.opaque());
        json.writeEndObject();
    }

    private void matrix(Matrix matrix) throws IOException {
        elements.start(matrix);
        json.writeArrayFieldStart("axes");
        for (Matrix.Axis axis : matrix.axes()) {
            elements.start(axis);
            json.writeStringField("name", axis.name());
            json.writeArrayFieldStart("values");
            for (Value value : axis.values()) {
                json.writeString(value instanceof StringValue string && !string.isInterpolated() ? string.value() : value.range().of(text));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        elements.opaques("excludes", matrix.excludes());
        elements.agent(matrix.agent());
        elements.section("environment", matrix.environment());
        elements.section("options", matrix.options());
        elements.section("tools", matrix.tools());
        elements.when(matrix.when());
        elements.section("input", matrix.input());
        stages(matrix.stages());
        elements.post(matrix.post());
        elements.opaques("opaque", matrix.opaque());
        json.writeEndObject();
    }
}
