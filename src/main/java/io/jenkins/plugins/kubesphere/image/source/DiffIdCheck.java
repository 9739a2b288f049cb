package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import io.jenkins.plugins.kubesphere.image.Messages;
import io.jenkins.plugins.kubesphere.image.registry.VerifiedStream;
import java.io.IOException;
import java.io.InputStream;

/** Opens an uncompressed layer so that bytes which do not match the configuration's diff id are an error instead of a published image. */
final class DiffIdCheck {

    private DiffIdCheck() {}

    static InputStream open(BlobFiles files, String name, String diffId) throws IOException {
        String what = files.describe() + "!" + name;
        try {
            Descriptor expected = new Descriptor(MediaTypes.OCI_LAYER, Digest.parse(diffId), files.size(name).orElse(0));
            return new VerifiedStream(files.open(name), expected, what);
        } catch (IllegalArgumentException e) {
            throw new ImageException(Messages.Json_malformed(what, e.getMessage()), e);
        }
    }
}
