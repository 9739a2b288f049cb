package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.Serializable;
import java.util.regex.Pattern;

/** Operating system and processor of an image, {@code linux/amd64}. */
public record Platform(String os, String architecture) implements Serializable {

    public static final Platform DEFAULT = new Platform("linux", "amd64");

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+/[a-z0-9]+");

    /** @throws IllegalArgumentException if the text is not of the form {@code os/architecture} */
    public static Platform parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(Messages.Platform_malformed(text));
        }
        int slash = text.indexOf('/');
        return new Platform(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return os + "/" + architecture;
    }
}
