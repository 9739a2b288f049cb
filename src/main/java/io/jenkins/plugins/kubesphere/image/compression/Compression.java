package io.jenkins.plugins.kubesphere.image.compression;

import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Set;

/** In which form a layer travels that the source has uncompressed. */
public enum Compression {
    /** Understood by everything that pulls images. */
    GZIP(MediaTypes.OCI_LAYER_GZIP, Set.of(MediaTypes.OCI_LAYER_GZIP, MediaTypes.DOCKER_LAYER_GZIP)) {
        @Override
        Encoder encoder(OutputStream out) {
            return new GzipEncoder(out);
        }
    },
    /** Smaller and faster; engines of before 2021 cannot read it. */
    ZSTD(MediaTypes.OCI_LAYER_ZSTD, Set.of(MediaTypes.OCI_LAYER_ZSTD)) {
        @Override
        Encoder encoder(OutputStream out) throws ImageException {
            return ZstdEncoder.to(out);
        }
    };

    private final String mediaType;
    private final Set<String> sameForm;

    Compression(String mediaType, Set<String> sameForm) {
        this.mediaType = mediaType;
        this.sameForm = sameForm;
    }

    /** @throws IllegalArgumentException if the text names no compression */
    public static Compression parse(String text) {
        String wanted = text.trim().toLowerCase(Locale.ROOT);
        for (Compression each : values()) {
            if (each.word().equals(wanted)) {
                return each;
            }
        }
        throw new IllegalArgumentException(Messages.Compression_unknown(text));
    }

    /** {@code gzip} or {@code zstd}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Media type of a layer in this form. */
    public String mediaType() {
        return mediaType;
    }

    /** Whether a layer of that media type has this form already. */
    public boolean isFormOf(String otherMediaType) {
        return sameForm.contains(otherMediaType);
    }

    /** @throws ImageException if this machine cannot do it */
    abstract Encoder encoder(OutputStream out) throws ImageException;
}
