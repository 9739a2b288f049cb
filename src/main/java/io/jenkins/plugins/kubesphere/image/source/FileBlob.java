package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.registry.VerifiedStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A blob that lies ready under a name; what is read is checked against the descriptor. */
record FileBlob(BlobFiles files, String name, Descriptor expected) implements Blob {

    @Override
    public Optional<Descriptor> known() {
        return Optional.of(expected);
    }

    @Override
    public Descriptor descriptor() {
        return expected;
    }

    @Override
    public InputStream open() throws IOException {
        return new VerifiedStream(files.open(name), expected, files.describe() + "!" + name);
    }

    @Override
    public InputStream openUnchecked() throws IOException {
        return files.open(name);
    }
}
