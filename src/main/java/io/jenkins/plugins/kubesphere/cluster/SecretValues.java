package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The values in the Secrets of a release: a program whose log is shown may have printed one. */
final class SecretValues {

    private static final int SHORTEST = 4;
    private static final String MASK = "****";

    private final List<String> values;

    private SecretValues(List<String> values) {
        this.values = values;
    }

    /** Reads the Secrets among the resources. What cannot be read is taken for empty; never fails. */
    static CompletableFuture<SecretValues> of(ClusterConnection cluster, Collection<Resource> resources) {
        List<Resource> secrets = resources.stream().filter(resource -> resource.kind().equals("Secret") && resource.group().isEmpty()).toList();
        return Async.each(secrets, secret -> cluster.get(secret.path()).handle((answer, failure) -> failure == null ? values(answer) : List.<String>of()))
                .thenApply(all -> new SecretValues(all.stream().flatMap(List::stream).distinct()
                        .sorted(Comparator.comparingInt(String::length).reversed()).toList()));
    }

    private static List<String> values(Answer answer) {
        List<String> values = new ArrayList<>();
        for (JsonNode encoded : answer.body().path("data")) {
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
