package io.jenkins.plugins.kubesphere.image.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * Operating system and processor of an image, {@code linux/amd64} or {@code linux/arm/v7}.
 *
 * @param variant of the processor, empty if none is meant
 */
public record Platform(String os, String architecture, String variant) implements Serializable {

    public static final Platform DEFAULT = new Platform("linux", "amd64", "");

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+/[a-z0-9]+(/[a-z0-9]+)?");

    /** @throws IllegalArgumentException if the text is not of the form {@code os/architecture} or {@code os/architecture/variant} */
    public static Platform parse(String text) {
        if (text == null || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(Messages.Platform_malformed(text));
        }
        String[] parts = text.split("/");
        return new Platform(parts[0], parts[1], parts.length > 2 ? parts[2] : "");
    }

    /** Reads {@code os}, {@code architecture} and {@code variant} of an index entry or a configuration; what is missing is empty. */
    static Platform of(JsonNode json) {
        return new Platform(json.path("os").asText(""), json.path("architecture").asText(""), json.path("variant").asText(""));
    }

    /** Whether an image for {@code other} is what was asked for; who names no variant takes any. */
    boolean accepts(Platform other) {
        return os.equals(other.os) && architecture.equals(other.architecture) && (variant.isEmpty() || variant.equals(other.variant));
    }

    @Override
    public String toString() {
        return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }
}
