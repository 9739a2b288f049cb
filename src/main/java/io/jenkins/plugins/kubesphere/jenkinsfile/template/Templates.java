package io.jenkins.plugins.kubesphere.jenkinsfile.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Kind;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The templates that come with the plugin. */
public final class Templates {

    private static final List<Template> ALL = read();

    private Templates() {
    }

    /** In the order in which they are offered. */
    public static List<Template> all() {
        return ALL;
    }

    /** The template of that name. */
    public static Optional<Template> find(String name) {
        return ALL.stream().filter(template -> template.name().equals(name)).findFirst();
    }

    private static List<Template> read() {
        try (InputStream in = Templates.class.getResourceAsStream("templates.json")) {
            List<Template> templates = new ArrayList<>();
            for (JsonNode node : new ObjectMapper().readTree(in)) {
                List<TemplateParameter> parameters = new ArrayList<>();
                node.path("parameters").forEach(parameter -> parameters.add(new TemplateParameter(parameter.path("name").asText(), words(parameter),
                        Kind.valueOf(parameter.path("type").asText("string").toUpperCase(Locale.ROOT)), parameter.path("default").asText())));
                String name = node.path("name").asText();
                templates.add(new Template(name, words(node), words(node.path("description")), parameters, text(name)));
            }
            return List.copyOf(templates);
        } catch (IOException damaged) {
            throw new UncheckedIOException("templates.json of the plugin cannot be read", damaged);
        }
    }

    private static Words words(JsonNode node) {
        return new Words(node.path("en").asText(), node.path("zh").asText());
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Templates.class.getResourceAsStream(name + ".jenkinsfile")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
