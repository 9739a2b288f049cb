package io.jenkins.plugins.kubesphere.image;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an image lives: registry, repository and optionally a tag, a digest or both ({@code host:port/path/name:tag@sha256:…}). Unlike Docker's
 * client no registry is guessed: a name without one is refused, because nobody wants to push to a public registry by accident.
 *
 * @param registry host, with a port where one is needed
 * @param repository path below the registry, lower case
 * @param tag null if none is given
 * @param digest null if none is given
 */
public record ImageReference(String registry, String repository, String tag, Digest digest) implements Serializable {

    private static final int REPOSITORY_LIMIT = 255;
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
    private static final Pattern HOST =
            Pattern.compile("(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[[0-9a-fA-F:]+])(?::[0-9]{1,5})?");
    private static final Pattern COMPONENT = Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*");

    public ImageReference {
        Objects.requireNonNull(registry, "registry");
        Objects.requireNonNull(repository, "repository");
        if (!HOST.matcher(registry).matches()) {
            throw new IllegalArgumentException(Messages.ImageReference_badRegistry(registry));
        }
        checkRepository(repository);
        if (tag != null) {
            Tag.check(tag);
        }
    }

    /**
     * Reads a reference.
     *
     * @throws IllegalArgumentException that says what is wrong with it
     */
    public static ImageReference parse(String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(Messages.ImageReference_empty());
        }
        if (text.contains("://")) {
            throw new IllegalArgumentException(Messages.ImageReference_withScheme(text, text.substring(text.indexOf("://") + 3)));
        }
        String rest = text;
        Digest digest = null;
        int at = rest.indexOf('@');
        if (at >= 0) {
            digest = Digest.parse(rest.substring(at + 1));
            rest = rest.substring(0, at);
        }
        int slash = rest.indexOf('/');
        if (slash < 0 || !looksLikeRegistry(rest.substring(0, slash))) {
            throw new IllegalArgumentException(Messages.ImageReference_noRegistry(text));
        }
        String registry = rest.substring(0, slash);
        String path = rest.substring(slash + 1);
        String tag = null;
        int colon = path.indexOf(':');
        if (colon >= 0) {
            tag = path.substring(colon + 1);
            path = path.substring(0, colon);
        }
        return new ImageReference(registry, path, tag, digest);
    }

    /** The rule Docker uses as well: the first component is a host if it has a dot or a port, or is {@code localhost}. */
    private static boolean looksLikeRegistry(String first) {
        return first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
    }

    private static void checkRepository(String repository) {
        if (repository.isEmpty()) {
            throw new IllegalArgumentException(Messages.ImageReference_noRepository());
        }
        if (!repository.equals(repository.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(Messages.ImageReference_upperCase(repository, repository.toLowerCase(Locale.ROOT)));
        }
        if (repository.length() > REPOSITORY_LIMIT) {
            throw new IllegalArgumentException(
                    Messages.ImageReference_repositoryTooLong(repository.substring(0, 40), Integer.toString(repository.length())));
        }
        for (String component : repository.split("/", -1)) {
            if (!COMPONENT.matcher(component).matches()) {
                throw new IllegalArgumentException(Messages.ImageReference_badRepository(repository, component));
            }
        }
    }

    /** The same repository with another tag and without digest. */
    public ImageReference withTag(String other) {
        return new ImageReference(registry, repository, Tag.check(other), null);
    }

    /** The same repository pinned to a digest and without tag. */
    public ImageReference withDigest(Digest other) {
        return new ImageReference(registry, repository, null, Objects.requireNonNull(other, "digest"));
    }

    /** Registry and repository, without tag and digest. */
    public String name() {
        return registry + "/" + repository;
    }

    /** What to ask the registry for: the digest where there is one, else the tag, else {@code latest}. */
    public String selector() {
        return Optional.ofNullable(digest).map(Digest::toString).orElse(tag == null ? "latest" : tag);
    }

    /** The first component of the repository: what Harbor calls the project. */
    public String project() {
        int slash = repository.indexOf('/');
        return slash < 0 ? repository : repository.substring(0, slash);
    }

    @Override
    public String toString() {
        return name() + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }
}
