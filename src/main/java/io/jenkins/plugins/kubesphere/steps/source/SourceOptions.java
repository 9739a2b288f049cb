package io.jenkins.plugins.kubesphere.steps.source;

import io.jenkins.plugins.kubesphere.image.compression.Compression;
import io.jenkins.plugins.kubesphere.image.source.Platform;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a push asks of any source.
 *
 * @param compression of layers that the source has uncompressed
 * @param platforms which ones to publish; empty for what the source has
 */
public record SourceOptions(Compression compression, List<Platform> platforms) implements Serializable {

    public static final SourceOptions STANDARD = new SourceOptions(Compression.GZIP, List.of());

    public SourceOptions {
        platforms = new ArrayList<>(platforms);
    }
}
