package io.jenkins.plugins.kubesphere.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a Jenkinsfile on this controller may use, told by the controller's own describable model. Better words, and the sections of plugins that
 * are not installed, come from a catalogue that is given.
 */
final class InstalledCatalogue {
    private static final Logger LOGGER = Logger.getLogger(InstalledCatalogue.class.getName());
    private static final String DECLARATIVE = "org.jenkinsci.plugins.pipeline.modeldefinition.";
    private static final Map<String, List<String>> BASES = bases();

    private InstalledCatalogue() {
    }

    private static Map<String, List<String>> bases() {
        Map<String, List<String>> bases = new LinkedHashMap<>();
        bases.put("steps", List.of());
        bases.put("agents", List.of(DECLARATIVE + "agent.DeclarativeAgent"));
        bases.put("options", List.of(DECLARATIVE + "options.DeclarativeOption", "hudson.model.JobProperty"));
        bases.put("conditions", List.of(DECLARATIVE + "when.DeclarativeStageConditional"));
        bases.put("parameters", List.of("hudson.model.ParameterDefinition"));
        bases.put("triggers", List.of("hudson.triggers.Trigger"));
        bases.put("tools", List.of("hudson.tools.ToolInstallation"));
        return bases;
    }

    /**
     * The protocol's catalogue.
     *
     * @param bundled what is known of a usual Jenkins, in the same form
     * @param context the job, or {@code null} for the whole controller
     * @param root address of Jenkins on this server, with a slash at its end
     */
    static ObjectNode of(ObjectNode bundled, Item context, Locale locale, String root) {
        TypeJson json = new TypeJson(locale, root + (context == null ? "" : context.getUrl()));
        ObjectNode all = bundled.deepCopy();
        boolean declarative = !InstalledType.kindsOf(DECLARATIVE + "when.DeclarativeStageConditional").isEmpty();
        BASES.keySet().forEach(section -> {
            Map<String, InstalledType> found = new LinkedHashMap<>();
            installed(section).forEach(type -> found.putIfAbsent(type.name(), type));
            // Job properties are there without the declarative engine too, its own options are not.
            boolean told = !found.isEmpty() && (declarative || !section.equals("options"));
            all.set(section, section(json, section, bundled.path(section), found, told));
        });
        ArrayNode credentials = CredentialChoices.of(context);
        all.set("credentials", credentials);
        CredentialChoices.fillIn(all, credentials);
        return all;
    }

    /** What is installed of a section of the catalogue. */
    static List<InstalledType> installed(String section) {
        return section.equals("steps") ? InstalledType.steps()
                : BASES.getOrDefault(section, List.of()).stream().flatMap(base -> InstalledType.kindsOf(base).stream()).toList();
    }

    private static ArrayNode section(TypeJson json, String section, JsonNode bundled, Map<String, InstalledType> found, boolean told) {
        ArrayNode list = Question.JSON.createArrayNode();
        Map<String, InstalledType> rest = new LinkedHashMap<>(found);
        for (JsonNode known : bundled) {
            InstalledType present = rest.remove(known.path("name").asText());
            if (present != null) {
                add(list, json, present, known);
            } else if (!told || section.equals("options") && found.get(known.path("name").asText()) == null && isStep(known)) {
                list.add(known);
            }
        }
        if (told) {
            rest.values().forEach(type -> add(list, json, type, null));
        }
        return list;
    }

    /** Steps that may stand in {@code options} are found among the steps. */
    private static boolean isStep(JsonNode known) {
        return known.path("wrapper").asBoolean(false) || InstalledType.isStep(known.path("name").asText());
    }

    private static void add(ArrayNode list, TypeJson json, InstalledType type, JsonNode known) {
        try {
            list.add(json.of(type, known));
        } catch (RuntimeException | LinkageError broken) {
            // One plugin that does not fit to the others must not take the whole catalogue away.
            LOGGER.log(Level.WARNING, "The stage editor cannot describe " + type.name() + " (" + type.type().getName() + ")", broken);
        }
    }
}
