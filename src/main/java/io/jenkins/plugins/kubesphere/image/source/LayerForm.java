package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.MediaTypes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Recognizes by its first bytes in which form a layer lies there. Pure. */
final class LayerForm {

    /** How many bytes it takes at least. */
    static final int BYTES = 4;

    private static final int MAGIC_OF_TAR = 257;

    private LayerForm() {}

    /** The media type of a compressed layer; empty for an uncompressed one. */
    static Optional<String> of(byte[] start) {
        if (start.length < BYTES) {
            return Optional.empty();
        }
        String magic = HexFormat.of().formatHex(start, 0, BYTES);
        if (magic.startsWith("1f8b")) {
            return Optional.of(MediaTypes.OCI_LAYER_GZIP);
        }
        return magic.equals("28b52ffd") ? Optional.of(MediaTypes.OCI_LAYER_ZSTD) : Optional.empty();
    }

    /** Whether the bytes are the header of a tar archive. */
    static boolean isTar(byte[] start) {
        int end = MAGIC_OF_TAR + 5;
        return start.length >= end && new String(start, MAGIC_OF_TAR, 5, StandardCharsets.US_ASCII).equals("ustar");
    }
}
