package io.jenkins.plugins.kubesphere.image;

import java.io.Serializable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The name of a sequence of bytes: algorithm and hexadecimal hash (OCI image specification, "Digests"). Two algorithms are registered there,
 * {@code sha256} and {@code sha512}.
 */
public record Digest(String algorithm, String hex) implements Serializable {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SHA512 = Pattern.compile("[0-9a-f]{128}");

    public Digest {
        Objects.requireNonNull(hex, "hex");
        boolean known = switch (algorithm) {
            case "sha256" -> SHA256.matcher(hex).matches();
            case "sha512" -> SHA512.matcher(hex).matches();
            default -> false;
        };
        if (!known) {
            throw new IllegalArgumentException(Messages.Digest_malformed(algorithm + ":" + hex));
        }
    }

    /**
     * Reads {@code sha256:…}.
     *
     * @throws IllegalArgumentException if the text is no digest of a registered algorithm
     */
    public static Digest parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(Messages.Digest_malformed(text));
        }
        return new Digest(text.substring(0, colon), text.substring(colon + 1));
    }

    /** The SHA-256 digest of some bytes. */
    public static Digest of(byte[] bytes) {
        return ofHash(sha256().digest(bytes));
    }

    /** The digest that a finished SHA-256 computation stands for. */
    public static Digest ofHash(byte[] hash) {
        return new Digest("sha256", HexFormat.of().formatHex(hash));
    }

    /** A new SHA-256 computation. */
    public static MessageDigest sha256() {
        return start("SHA-256");
    }

    /** A new computation of this digest's own algorithm. */
    public MessageDigest computation() {
        return start(algorithm.equals("sha512") ? "SHA-512" : "SHA-256");
    }

    private static MessageDigest start(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has to provide " + name, e);
        }
    }

    /** The first twelve hexadecimal digits, enough for a person to tell layers apart in a log. */
    public String shortForm() {
        return hex.substring(0, 12);
    }

    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }
}
