package io.jenkins.plugins.kubesphere.manifest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rules of this plugin on top of {@link Envsubst}: unset variables are an error, values are text and never structure.
 *
 * @param variables what is set
 * @param allowed names that are substituted; empty for all
 * @param strict whether an unset variable is an error
 * @param allowStructure whether a value may add YAML structure
 */
public record Substitution(Map<String, String> variables, Set<String> allowed, boolean strict, boolean allowStructure) {

    /** Copies its arguments. */
    public Substitution {
        variables = Map.copyOf(variables);
        allowed = Set.copyOf(allowed);
    }

    /**
     * Substitutes and reads every text.
     *
     * @return the objects of all texts, in order
     * @throws ManifestException for the first text that cannot be read, or for all unset variables of all texts together
     */
    public List<ManifestDocument> read(List<ManifestText> texts) throws ManifestException {
        if (strict) {
            requireSet(texts);
        }
        List<ManifestDocument> documents = new ArrayList<>();
        for (ManifestText text : texts) {
            documents.addAll(ManifestDocuments.read(text.name(), substitute(text)));
        }
        ManifestDocuments.requireDistinct(documents);
        return documents;
    }

    /** The text with its variables replaced; refuses values that would change the structure, by the variable's name. */
    public String substitute(ManifestText text) throws ManifestException {
        byte[] template = text.text().getBytes(StandardCharsets.UTF_8);
        String result = new String(Envsubst.substitute(template, this::isAllowed, variables::get), StandardCharsets.UTF_8);
        if (!allowStructure) {
            List<Envsubst.Use> uses = Envsubst.uses(template).stream().filter(use -> isAllowed(use.name())).toList();
            if (!uses.isEmpty()) {
                if (isJson(template, result)) {
                    JsonTextGuard.check(text.name(), new String(template, StandardCharsets.UTF_8), uses, variables);
                } else {
                    StructureGuard.check(text.name(), template, uses, variables, this::isAllowed);
                }
            }
        }
        return result;
    }

    /** Whether the template is JSON, or becomes JSON. */
    private boolean isJson(byte[] template, String result) {
        return JsonReader.couldBegin(result) && (JsonReader.isWhole(result)
                || JsonReader.isWhole(new String(Envsubst.substitute(template, this::isAllowed, name -> "0"), StandardCharsets.UTF_8)));
    }

    private boolean isAllowed(String name) {
        return allowed.isEmpty() || allowed.contains(name);
    }

    private void requireSet(List<ManifestText> texts) throws ManifestException {
        Map<String, List<String>> unset = new TreeMap<>();
        for (ManifestText text : texts) {
            for (Envsubst.Use use : Envsubst.uses(text.bytes())) {
                if (isAllowed(use.name()) && !variables.containsKey(use.name())) {
                    unset.computeIfAbsent(use.name(), name -> new ArrayList<>()).add(text.name() + ":" + use.line());
                }
            }
        }
        if (unset.isEmpty()) {
            return;
        }
        Map<String, String> sentences = new LinkedHashMap<>();
        unset.forEach((name, places) -> {
            List<String> near = NearNames.of(name, variables.keySet());
            String where = String.join(", ", places);
            sentences.put(name, near.isEmpty() ? Messages.unset_variable(name, where) : Messages.unset_variable_near(name, where, String.join(", ", near)));
        });
        throw new ManifestException(Messages.unset_variables(unset.size()) + sentences.values().stream().collect(Collectors.joining("\n  ", "\n  ", "\n"))
                + Messages.unset_variables_advice());
    }
}
