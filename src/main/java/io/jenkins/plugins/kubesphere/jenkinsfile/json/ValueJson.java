package io.jenkins.plugins.kubesphere.jenkinsfile.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Argument;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Lines;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.BooleanValue;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.CallValue;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.ListValue;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.MapValue;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.NullValue;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.NumberValue;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.StringValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** Writes values, arguments and ranges. */
final class ValueJson {
    private final JsonGenerator json;
    private final String text;
    private final Lines lines;

    ValueJson(JsonGenerator json, String text, Lines lines) {
        this.json = json;
        this.text = text;
        this.lines = lines;
    }

    void range(String field, Range range) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeNumberField("start", range.start());
        json.writeNumberField("end", range.end());
        int line = lines.line(range.start());
        json.writeNumberField("line", line);
        json.writeNumberField("column", range.start() - lines.start(line) + 1);
        json.writeEndObject();
    }

    void arguments(String field, List<Argument> arguments) throws IOException {
        json.writeArrayFieldStart(field);
        for (Argument argument : arguments) {
            json.writeStartObject();
            json.writeStringField("name", argument.name() == null && argument.nameRange() != null ? argument.nameRange().of(text) : argument.name());
            range("range", argument.range());
            json.writeFieldName("value");
            value(argument.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void value(Value value) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", kind(value));
        range("range", value.range());
        json.writeStringField("text", value.range().of(text));
        if (value instanceof StringValue string) {
            json.writeStringField("quote", string.quote().opening());
            json.writeBooleanField("interpolated", string.isInterpolated());
            if (!string.isInterpolated()) {
                json.writeStringField("value", string.value());
            }
        } else if (value instanceof NumberValue number) {
            number(number.value());
        } else if (value instanceof BooleanValue constant) {
            json.writeBooleanField("value", constant.value());
        } else if (value instanceof ListValue list) {
            json.writeArrayFieldStart("items");
            for (Value item : list.items()) {
                value(item);
            }
            json.writeEndArray();
        } else if (value instanceof MapValue map) {
            arguments("entries", map.entries());
        } else if (value instanceof CallValue call) {
            json.writeStringField("name", call.name());
            arguments("arguments", call.arguments().list());
        }
        json.writeEndObject();
    }

    private void number(Number number) throws IOException {
        json.writeFieldName("value");
        if (number instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (number instanceof BigInteger whole) {
            json.writeNumber(whole);
        } else if (number == null) {
            json.writeNull();
        } else {
            json.writeNumber(number.longValue());
        }
    }

    private static String kind(Value value) {
        if (value instanceof StringValue) {
            return "string";
        }
        if (value instanceof NumberValue) {
            return "number";
        }
        if (value instanceof BooleanValue) {
            return "boolean";
        }
        if (value instanceof NullValue) {
            return "null";
        }
        if (value instanceof ListValue) {
            return "list";
        }
        if (value instanceof MapValue) {
            return "map";
        }
        return value instanceof CallValue ? "call" : "expression";
    }
}
