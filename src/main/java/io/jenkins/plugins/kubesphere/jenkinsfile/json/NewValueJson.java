package io.jenkins.plugins.kubesphere.jenkinsfile.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.NewArgument;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.NewValue;
import java.util.ArrayList;
import java.util.List;

/** Reads the protocol's {@code NewValue} and arguments. */
final class NewValueJson {
    private NewValueJson() {
    }

    static NewValue optional(JsonNode node) throws UnreadableException {
        return node == null ? null : value(new Members(node));
    }

    private static NewValue value(Members value) throws UnreadableException {
        String kind = value.text("kind");
        return switch (kind) {
            case "string" -> new NewValue.Text(value.text("value"));
            case "number" -> number(value);
            case "boolean" -> {
                Boolean truth = value.optionalTruth("value");
                if (truth == null) {
                    throw value.wrong("value", Messages.kind_truth());
                }
                yield new NewValue.Truth(truth);
            }
            case "null" -> new NewValue.Nothing();
            case "list" -> {
                List<NewValue> items = new ArrayList<>();
                for (Members item : value.objects("items")) {
                    items.add(value(item));
                }
                yield new NewValue.Items(items);
            }
            case "map" -> {
                List<NewArgument> entries = arguments(value, "entries");
                if (entries.stream().anyMatch(entry -> entry.name() == null)) {
                    throw value.wrong("entries", Messages.kind_named());
                }
                yield new NewValue.Entries(entries);
            }
            case "call" -> new NewValue.Call(value.text("name"), arguments(value, "arguments"));
            case "expression" -> new NewValue.Expression(value.text("text"));
            default -> throw new UnreadableException(Messages.no_kind(kind));
        };
    }

    private static NewValue number(Members value) throws UnreadableException {
        JsonNode number = value.node("value");
        if (number == null || !number.isNumber() || Math.abs((long) number.decimalValue().scale()) > 100) {
            throw value.wrong("value", Messages.kind_number());
        }
        return new NewValue.Number(number.decimalValue());
    }

    static List<NewArgument> arguments(Members owner, String name) throws UnreadableException {
        List<NewArgument> arguments = new ArrayList<>();
        for (Members argument : owner.objects(name)) {
            arguments.add(new NewArgument(argument.optionalText("name"), value(argument.object("value"))));
        }
        return arguments;
    }
}
