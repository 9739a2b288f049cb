package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The files of an archive that has passed by: documents are kept, of layers only what is known about them. */
final class PassedFiles implements BlobFiles {

    private static final int LONGEST_LINK_CHAIN = 10;
    private static final int MOST_BYTES_OF_DOCUMENTS = 32 << 20;

    private final String what;
    private final Map<String, byte[]> documents = new HashMap<>();
    private final Map<String, PassedLayer> layers = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private int bytesOfDocuments;

    PassedFiles(String what) {
        this.what = what;
    }

    /** @param compressed whether it lies in the archive in the form in which registries want it */
    record PassedLayer(Blob blob, long size, boolean compressed) {}

    void document(String name, byte[] bytes) throws ImageException {
        bytesOfDocuments += bytes.length;
        if (bytesOfDocuments > MOST_BYTES_OF_DOCUMENTS) {
            throw new ImageException(Messages.Json_tooLarge(what));
        }
        documents.put(name, bytes);
    }

    void layer(String name, PassedLayer layer) {
        layers.put(name, layer);
    }

    void link(String name, String target) {
        links.put(name, target);
    }

    private String resolve(String name) throws ImageException {
        String current = name;
        for (int hop = 0; links.containsKey(current); hop++) {
            if (hop == LONGEST_LINK_CHAIN) {
                throw new ImageException(Messages.ArchivePath_linkLoop(what, name));
            }
            current = links.get(current);
        }
        return current;
    }

    PassedLayer layer(String name) throws ImageException {
        PassedLayer layer = layers.get(resolve(name));
        if (layer == null) {
            throw new ImageException(Messages.ArchiveFiles_missing(what, name));
        }
        return layer;
    }

    @Override
    public OptionalLong size(String name) throws IOException {
        String resolved = resolve(name);
        if (documents.containsKey(resolved)) {
            return OptionalLong.of(documents.get(resolved).length);
        }
        PassedLayer layer = layers.get(resolved);
        return layer == null ? OptionalLong.empty() : OptionalLong.of(layer.size());
    }

    @Override
    public InputStream open(String name) throws IOException {
        byte[] document = documents.get(resolve(name));
        if (document == null) {
            throw new ImageException(Messages.ArchiveFiles_missing(what, name));
        }
        return new ByteArrayInputStream(document);
    }

    @Override
    public String describe() {
        return what;
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
