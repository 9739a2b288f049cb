package io.jenkins.plugins.kubesphere.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.tools.ToolDescriptor;
import hudson.tools.ToolInstallation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.ArrayType;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.structs.describable.EnumType;
import org.jenkinsci.plugins.structs.describable.HeterogeneousObjectType;
import org.jenkinsci.plugins.structs.describable.HomogeneousObjectType;
import org.jenkinsci.plugins.structs.describable.ParameterType;
import org.kohsuke.stapler.QueryParameter;

/** Writes what the describable model of this controller says about a type as the protocol's {@code Type}. */
final class TypeJson {
    /** Types within types within a type; deeper ones are edited as text. */
    private static final int DEEPEST = 3;

    private final Locale locale;
    private final String base;

    /** @param base address, with a slash at its end, in whose context drop-downs are filled: a job's or that of Jenkins */
    TypeJson(Locale locale, String base) {
        this.locale = locale;
        this.base = base;
    }

    /** @param known what a catalogue says about the type already, such as better words; {@code null} when it says nothing */
    ObjectNode of(InstalledType type, JsonNode known) {
        ObjectNode node = known == null ? Question.JSON.createObjectNode() : known.deepCopy();
        node.put("name", type.name());
        if (known == null) {
            node.put("displayName", title(type.descriptor(), type.name()));
            node.put("category", "other");
        }
        node.put("block", type.block());
        node.put("installed", true);
        if (type.descriptor() instanceof ToolDescriptor<?> tool) {
            ArrayNode versions = node.putArray("versions");
            for (ToolInstallation installation : tool.getInstallations()) {
                versions.add(installation.getName());
            }
        }
        describe(node, type.type(), type.descriptor(), type.model(), 1);
        return node;
    }

    private static String title(Descriptor<?> descriptor, String otherwise) {
        try {
            return descriptor.getDisplayName();
        } catch (RuntimeException unnamed) {
            // A descriptor without a name of its own fails where its class cannot tell one.
            return otherwise;
        }
    }

    private void describe(ObjectNode node, Class<?> type, Descriptor<?> descriptor, DescribableModel<?> model, int depth) {
        String help = HelpText.of(type, null, locale);
        if (help != null) {
            node.put("help", help);
        }
        if (model == null) {
            return;
        }
        Map<String, JsonNode> known = new LinkedHashMap<>();
        node.path("parameters").forEach(parameter -> known.put(parameter.path("name").asText(), parameter));
        DescribableParameter sole = model.getSoleRequiredParameter();
        node.put("sole", sole == null ? null : sole.getName());
        ArrayNode parameters = node.putArray("parameters");
        List<String> order = List.copyOf(known.keySet());
        List<DescribableParameter> inOrder = new ArrayList<>(model.getParameters());
        // What is known stands in the order of a form, the rest as the controller tells it.
        inOrder.sort(Comparator.comparingInt(parameter -> order.contains(parameter.getName()) ? order.indexOf(parameter.getName()) : order.size()));
        for (DescribableParameter parameter : inOrder) {
            if (!parameter.isDeprecated()) {
                parameters.add(parameter(parameter, known.get(parameter.getName()), type, descriptor, depth));
            }
        }
    }

    private ObjectNode parameter(DescribableParameter parameter, JsonNode known, Class<?> owner, Descriptor<?> descriptor, int depth) {
        ObjectNode node = known == null ? Question.JSON.createObjectNode() : known.deepCopy();
        ParameterType type = parameter.getType();
        node.put("name", parameter.getName());
        node.put("required", parameter.isRequired());
        if (known == null) {
            node.put("label", ParameterControl.label(parameter.getName()));
            node.put("type", ParameterControl.of(parameter.getName(), type));
            if (node.get("type").textValue().equals("credentials")) {
                node.put("credentials", "any");
            }
        }
        String help = HelpText.of(owner, parameter.getName(), locale);
        if (help != null) {
            node.put("help", help);
        }
        fill(node, descriptor, parameter);
        if (type instanceof ArrayType list) {
            type = list.getElementType();
            node.put("item", ParameterControl.of(parameter.getName(), type));
        }
        if (type instanceof EnumType constants) {
            ArrayNode choices = node.putArray("choices");
            for (String constant : constants.getValues()) {
                choices.add(constant);
            }
        }
        if (depth < DEEPEST) {
            types(node, type, depth + 1);
        }
        return node;
    }

    /** The address that Jenkins' own forms ask for the choices of a drop-down; it checks the reader's permission itself. */
    private void fill(ObjectNode node, Descriptor<?> descriptor, DescribableParameter parameter) {
        if (descriptor == null) {
            return;
        }
        String name = "doFill" + parameter.getCapitalizedName() + "Items";
        for (Method method : descriptor.getClass().getMethods()) {
            if (method.getName().equals(name)) {
                node.put("fill", base + descriptor.getDescriptorUrl() + "/fill" + parameter.getCapitalizedName() + "Items");
                ArrayNode dependencies = node.putArray("fillDependsOn");
                for (Parameter argument : method.getParameters()) {
                    QueryParameter query = argument.getAnnotation(QueryParameter.class);
                    if (query != null && (!query.value().isEmpty() || argument.isNamePresent())) {
                        dependencies.add(query.value().isEmpty() ? argument.getName() : query.value());
                    }
                }
                return;
            }
        }
    }

    private void types(ObjectNode node, ParameterType kind, int depth) {
        if (kind instanceof HomogeneousObjectType one) {
            node.putArray("types").add(nested(one.getType(), one.getSchemaType(), depth));
        } else if (kind instanceof HeterogeneousObjectType several && several.getType() != Object.class) {
            ArrayNode types = node.putArray("types");
            several.getTypes().values().forEach(model -> types.add(nested(model.getType(), model, depth)));
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private ObjectNode nested(Class<?> type, DescribableModel<?> model, int depth) {
        Descriptor<?> descriptor = Describable.class.isAssignableFrom(type) ? Jenkins.get().getDescriptor((Class<? extends Describable>) type) : null;
        Set<String> symbols = descriptor == null ? Set.of() : SymbolLookup.getSymbolValue(descriptor);
        ObjectNode node = Question.JSON.createObjectNode();
        // Without a symbol a map with $class is written, or a plain map where only one class fits.
        node.put("name", symbols.isEmpty() ? null : symbols.iterator().next());
        node.put("class", type.getSimpleName());
        node.put("displayName", descriptor == null ? ParameterControl.label(type.getSimpleName()) : title(descriptor, type.getSimpleName()));
        describe(node, type, descriptor, model, depth);
        return node;
    }
}
