package io.jenkins.plugins.kubesphere.image;

import java.util.regex.Pattern;

/** The rule for tags (OCI distribution specification, "Pulling manifests"): up to 128 of {@code A-Z a-z 0-9 _ . -}, no dot or dash in front. */
public final class Tag {

    private static final int LIMIT = 128;
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    private Tag() {}

    /**
     * Gives the tag back if it is one.
     *
     * @throws IllegalArgumentException that says what is wrong with it
     */
    public static String check(String tag) {
        if (tag == null || tag.isEmpty()) {
            throw new IllegalArgumentException(Messages.Tag_empty());
        }
        if (tag.length() > LIMIT) {
            throw new IllegalArgumentException(Messages.Tag_tooLong(tag.substring(0, 40), Integer.toString(tag.length())));
        }
        if (!ALLOWED.matcher(tag).matches()) {
            throw new IllegalArgumentException(Messages.Tag_malformed(tag));
        }
        return tag;
    }
}
