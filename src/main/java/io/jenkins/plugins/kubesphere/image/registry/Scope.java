package io.jenkins.plugins.kubesphere.image.registry;

import java.util.List;

/** What a token has to allow, in the words of the token service: {@code repository:name:pull,push}. */
public record Scope(List<String> parts) {

    public Scope {
        parts = List.copyOf(parts);
    }

    public static Scope none() {
        return new Scope(List.of());
    }

    public static Scope pull(String repository) {
        return new Scope(List.of("repository:" + repository + ":pull"));
    }

    public static Scope push(String repository) {
        return new Scope(List.of("repository:" + repository + ":pull,push"));
    }

    /** Pushing to one repository blobs that the registry takes from another. */
    public static Scope mount(String repository, String from) {
        return new Scope(List.of("repository:" + repository + ":pull,push", "repository:" + from + ":pull"));
    }
}
