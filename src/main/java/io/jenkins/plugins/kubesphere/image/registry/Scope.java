package io.jenkins.plugins.kubesphere.image.registry;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a token has to allow, in the words of the token service: {@code repository:name:pull,push}. */
public record Scope(List<String> parts) {

    public Scope {
        parts = List.copyOf(parts);
    }

    private static final String REPOSITORY = "repository:";

    public static Scope none() {
        return new Scope(List.of());
    }

    public static Scope pull(String repository) {
        return new Scope(List.of(REPOSITORY + repository + ":pull"));
    }

    public static Scope push(String repository) {
        return new Scope(List.of(REPOSITORY + repository + ":pull,push"));
    }

    /** The repositories that a token for this scope lets its holder read at least. */
    public Set<String> repositories() {
        return parts.stream().filter(part -> part.startsWith(REPOSITORY)).map(part -> part.substring(REPOSITORY.length(), part.lastIndexOf(':')))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Pushing to one repository blobs that the registry takes from another. */
    public static Scope mount(String repository, String from) {
        return new Scope(List.of(REPOSITORY + repository + ":pull,push", REPOSITORY + from + ":pull"));
    }
}
