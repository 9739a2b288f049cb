package io.jenkins.plugins.kubesphere.image.push;

import io.jenkins.plugins.kubesphere.image.Digest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a push has published.
 *
 * @param config digest of the configuration, which engines call the image's id; null for an index
 * @param references each tag's full reference, in the order given
 * @param size bytes of manifest, configuration and layers; of an index, all members together
 * @param uploaded bytes of blobs sent
 * @param mounted bytes of blobs that the registry took from another repository
 * @param skipped bytes of blobs that were there
 */
public record PushResult(Digest digest, Digest config, List<String> references, long size, long uploaded, long mounted, long skipped)
        implements Serializable {

    public PushResult {
        references = new ArrayList<>(references);
    }
}
