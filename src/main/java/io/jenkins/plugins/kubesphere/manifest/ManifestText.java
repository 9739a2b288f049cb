package io.jenkins.plugins.kubesphere.manifest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of one manifest file and the name by which messages call it.
 *
 * @param name path as the user knows it, with forward slashes
 * @param bytes content as it lies in the workspace
 */
public record ManifestText(String name, byte[] bytes) {

    /** The largest file that is read as a manifest, in bytes. */
    public static final int LARGEST = 8 * 1024 * 1024;

    /** A manifest written as a string, for callers that have no file. */
    public static ManifestText of(String name, String text) {
        return new ManifestText(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The content as text, without a byte order mark.
     *
     * @throws ManifestException when the file is too large or is not UTF-8
     */
    public String text() throws ManifestException {
        if (bytes.length > LARGEST) {
            throw new ManifestException(name, 0, 0, Messages.manifest_too_large(bytes.length, LARGEST));
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ManifestException(name, 0, 0, Messages.manifest_not_utf8());
        }
    }
}
