package io.jenkins.plugins.kubesphere.jenkinsfile.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Agent;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Condition;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Entry;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Opaque;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Post;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Section;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Step;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.When;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Argument;
import java.io.IOException;
import java.util.List;

/** Writes what stages are made of: agents, sections, conditions, steps. */
final class ElementJson {
    private final JsonGenerator json;
    private final String text;
    private final ValueJson values;

    ElementJson(JsonGenerator json, Jenkinsfile jenkinsfile) {
        this.json = json;
        this.text = jenkinsfile.text();
        this.values = new ValueJson(json, text, jenkinsfile.tree().lines());
    }

    ValueJson values() {
        return values;
    }

    /** Opens an object with path and range; whoever calls it closes the object. */
    void start(Node node) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", node.path());
        values.range("range", node.range());
    }

    void opaque(Opaque opaque) throws IOException {
        start(opaque);
        json.writeStringField("text", opaque.range().of(text));
        json.writeEndObject();
    }

    void opaques(String field, List<Opaque> opaques) throws IOException {
        json.writeArrayFieldStart(field);
        for (Opaque opaque : opaques) {
            opaque(opaque);
        }
        json.writeEndArray();
    }

    void agent(Agent agent) throws IOException {
        json.writeFieldName("agent");
        if (agent == null) {
            json.writeNull();
            return;
        }
        start(agent);
        json.writeStringField("type", agent.type());
        values.arguments("arguments", agent.arguments());
        json.writeEndObject();
    }

    void section(String field, Section section) throws IOException {
        json.writeFieldName(field);
        if (section == null) {
            json.writeNull();
            return;
        }
        start(section);
        entries(section.entries());
        json.writeEndObject();
    }

    private void entries(List<Entry> entries) throws IOException {
        json.writeArrayFieldStart("entries");
        for (Entry entry : entries) {
            start(entry);
            json.writeStringField("name", entry.name());
            json.writeBooleanField("opaque", entry.isOpaque());
            if (entry.isOpaque()) {
                json.writeStringField("text", entry.range().of(text));
            }
            if (entry.value() != null) {
                json.writeFieldName("value");
                values.value(entry.value());
            }
            arguments(entry.arguments());
            if (entry.entries() != null) {
                entries(entry.entries());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void arguments(List<Argument> arguments) throws IOException {
        if (arguments != null) {
            values.arguments("arguments", arguments);
        }
    }

    void when(When when) throws IOException {
        json.writeFieldName("when");
        if (when == null) {
            json.writeNull();
            return;
        }
        start(when);
        flag("beforeAgent", when.beforeAgent());
        flag("beforeInput", when.beforeInput());
        flag("beforeOptions", when.beforeOptions());
        conditions(when.conditions());
        json.writeEndObject();
    }

    private void conditions(List<Condition> conditions) throws IOException {
        json.writeArrayFieldStart("conditions");
        for (Condition condition : conditions) {
            start(condition);
            json.writeStringField("name", condition.name());
            values.arguments("arguments", condition.arguments());
            conditions(condition.conditions());
            json.writeStringField("code", condition.code());
            json.writeStringField("text", condition.range().of(text));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void flag(String field, Boolean flag) throws IOException {
        json.writeFieldName(field);
        if (flag == null) {
            json.writeNull();
        } else {
            json.writeBoolean(flag);
        }
    }

    void post(List<Post> post) throws IOException {
        json.writeArrayFieldStart("post");
        for (Post condition : post) {
            start(condition);
            json.writeStringField("condition", condition.condition());
            steps(condition.steps());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void steps(List<Step> steps) throws IOException {
        json.writeArrayFieldStart("steps");
        for (Step step : steps) {
            start(step);
            json.writeStringField("kind", step.isOpaque() ? "opaque" : "step");
            json.writeStringField("name", step.name());
            values.arguments("arguments", step.arguments());
            json.writeBooleanField("block", step.block());
            steps(step.steps());
            json.writeStringField("code", step.code());
            json.writeStringField("text", step.range().of(text));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
