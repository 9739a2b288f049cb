package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The values in the Secrets of a release: a program whose log is shown may have printed one. */
final class SecretValues {

    private static final int SHORTEST = 4;
    private static final String MASK = "****";
    /** How the server repeats a value of the wrong type. */
    private static final Pattern GIVEN = Pattern.compile("got &?value\\.\\w+\\{[^}]*\\}?");

    private final List<String> values;

    private SecretValues(List<String> values) {
        this.values = values;
    }

    /** Reads the Secrets among the resources. What cannot be read is taken for empty; never fails. */
    static CompletableFuture<SecretValues> of(ClusterConnection cluster, Collection<Resource> resources) {
        List<Resource> secrets = resources.stream().filter(resource -> resource.kind().equals("Secret") && resource.group().isEmpty()).toList();
        return Async.each(secrets, secret -> cluster.get(secret.path()).handle((answer, failure) -> failure == null ? values(answer) : List.<String>of()))
                .thenApply(all -> new SecretValues(longestFirst(all.stream().flatMap(List::stream).toList())));
    }

    /** A refusal that does not repeat the values of the Secret that was refused. */
    static Answer hide(Answer answer, ObjectNode manifest) {
        if (answer.isOk() || !manifest.path("kind").asText().equals("Secret")) {
            return answer;
        }
        List<String> plain = new ArrayList<>(encoded(manifest.path("data")));
        manifest.path("stringData").forEach(value -> plain.add(value.asText()));
        ObjectNode body = answer.body().deepCopy();
        body.put("message", new SecretValues(longestFirst(plain)).mask(GIVEN.matcher(answer.message()).replaceAll("got " + MASK)));
        return new Answer(answer.status(), body, answer.warnings());
    }

    private static List<String> longestFirst(List<String> values) {
        return values.stream().filter(value -> value.length() >= SHORTEST).distinct().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }

    private static List<String> values(Answer answer) {
        return encoded(answer.body().path("data"));
    }

    private static List<String> encoded(JsonNode data) {
        List<String> values = new ArrayList<>();
        for (JsonNode encoded : data) {
            String text;
            try {
                text = new String(Base64.getDecoder().decode(encoded.asText()), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                continue;
            }
            Stream.concat(Stream.of(encoded.asText(), text.strip()), text.lines().map(String::strip))
                    .filter(value -> value.length() >= SHORTEST).forEach(values::add);
        }
        return values;
    }

    String mask(String line) {
        String masked = line;
        for (String value : values) {
            masked = masked.replace(value, MASK);
        }
        return masked;
    }
}
