package io.jenkins.plugins.kubesphere.jenkinsfile.template;

import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Words;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Jenkinsfile to start from.
 *
 * @param name how the editor asks for it
 * @param title display name
 * @param description one line about what it does
 * @param parameters its form
 * @param text with the names of parameters in double braces, always inside of a string in single quotes
 */
public record Template(String name, Words title, Words description, List<TemplateParameter> parameters, String text) {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    public Template {
        parameters = List.copyOf(parameters);
    }

    /**
     * The Jenkinsfile with the form filled in. Values stand in it as constant strings, whatever characters they have.
     *
     * @param values by the names of parameters; those left out or empty get their default
     */
    public String fill(Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(quoted(value(place.group(1), values))));
    }

    private String value(String name, Map<String, String> values) {
        String given = values.get(name);
        if (given != null && !given.isBlank()) {
            return given.strip();
        }
        return parameters.stream().filter(parameter -> parameter.name().equals(name)).map(TemplateParameter::defaultValue).findFirst().orElseThrow();
    }

    private static String quoted(String value) {
        return value.replace("\\", "\\\\").replace("'", "\\'").replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n");
    }
}
