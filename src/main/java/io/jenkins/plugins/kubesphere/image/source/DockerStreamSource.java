package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.Image;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Messages;
import io.jenkins.plugins.kubesphere.image.PassingImage;
import io.jenkins.plugins.kubesphere.image.compression.Compression;
import io.jenkins.plugins.kubesphere.image.tar.TarEntry;
import io.jenkins.plugins.kubesphere.image.tar.TarReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The output of {@code docker save} or {@code podman save} while it comes in. Layers pass in the archive's own order and are neither kept in
 * memory nor on disk; which of them belong where is known at the end, from {@code manifest.json}.
 */
public final class DockerStreamSource implements PassingImage, DockerManifest.Layers {

    private static final int START = 512;
    private static final Set<String> DOCUMENTS = Set.of("json", "VERSION", "repositories", "oci-layout");
    private static final Pattern NAMED_BY_DIGEST = Pattern.compile("(?:blobs/sha256/([0-9a-f]{64})|([0-9a-f]{64})\\.tar)");

    private final InputStream stream;
    private final TarReader reader;
    private final String what;
    private final Compression compression;
    private final PassedFiles files;
    private final LegacyLayerNames legacyNames;
    private boolean ended;

    /**
     * @param stream uncompressed tar; closed with this
     * @param what to call it in messages
     * @param diffIds the image's layers as the engine names them before it sends them, or empty; helps to recognize layers of old engines
     */
    public DockerStreamSource(InputStream stream, String what, Compression compression, List<Digest> diffIds) {
        this.stream = stream;
        this.reader = new TarReader(stream, what);
        this.what = what;
        this.compression = compression;
        this.files = new PassedFiles(what);
        this.legacyNames = new LegacyLayerNames(diffIds);
    }

    @Override
    public Optional<Blob> next() throws IOException {
        while (!ended) {
            TarEntry entry = reader.next();
            if (entry == null) {
                ended = true;
                drain();
            } else {
                Optional<Blob> layer = look(entry);
                if (layer.isPresent()) {
                    return layer;
                }
            }
        }
        return Optional.empty();
    }

    /** Whoever writes would take it for a broken pipe if the padding behind the archive were left unread. */
    private void drain() throws IOException {
        byte[] rest = new byte[1 << 16];
        while (stream.read(rest) >= 0) {
            // nothing of it is wanted
        }
    }

    private Optional<Blob> look(TarEntry entry) throws IOException {
        String name = ArchivePath.inside(entry.name(), what);
        if (entry.isLink()) {
            String target = entry.type() == '2' ? ArchivePath.sibling(name, entry.linkName()) : entry.linkName();
            files.link(name, ArchivePath.inside(target, what));
            return Optional.empty();
        }
        if (!entry.isFile()) {
            return Optional.empty();
        }
        byte[] start = reader.readNBytes(START);
        if (isDocument(name, start)) {
            byte[] bytes = Json.bytes(new SequenceInputStream(new ByteArrayInputStream(start), new Rest()), what + "!" + name);
            files.document(name, bytes);
            legacyNames.document(name, bytes);
            return Optional.empty();
        }
        Optional<String> form = LayerForm.of(start);
        Blob layer = layer(name, start, form, entry.size());
        files.layer(name, new PassedFiles.PassedLayer(layer, entry.size(), form.isPresent()));
        return Optional.of(layer);
    }

    private static boolean isDocument(String name, byte[] start) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        boolean looksLikeJson = start.length == 0 || start[0] == '{' || start[0] == '[';
        return DOCUMENTS.contains(last) || looksLikeJson && !last.endsWith(".tar") && !LayerForm.isTar(start);
    }

    private Blob layer(String name, byte[] start, Optional<String> form, long size) {
        PassingStream passing = new PassingStream(start, reader, what + "!" + name);
        Matcher named = NAMED_BY_DIGEST.matcher(name);
        Digest digest = named.matches() ? new Digest("sha256", named.group(1) == null ? named.group(2) : named.group(1)) : null;
        if (form.isPresent()) {
            boolean ofItself = digest != null && named.group(1) != null;
            return new PassingBlob(passing, form.get(), ofItself ? digest : null, size, what + "!" + name);
        }
        Digest diffId = digest == null ? legacyNames.diffId(name).orElse(null) : digest;
        return new CompressedLayer(passing::open, compression, diffId, what + "!" + name);
    }

    @Override
    public Image image() throws IOException {
        return new DockerManifest(files, this).image(null);
    }

    @Override
    public boolean isCompressed(String name) throws IOException {
        return files.layer(name).compressed();
    }

    /** What has passed under that name; other bytes than the configuration promises are an error instead of a published image. */
    @Override
    public Blob layer(String name, Digest diffId) throws IOException {
        Blob blob = files.layer(name).blob();
        Optional<Digest> content = blob.content();
        if (content.isPresent() && !content.get().equals(diffId)) {
            throw new ImageException(Messages.VerifiedStream_other(what + "!" + name, content.get(), diffId));
        }
        return blob;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /** What is left of the current entry; closing it leaves the archive open. */
    private final class Rest extends InputStream {

        @Override
        public int read() throws IOException {
            return reader.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return reader.read(buffer, offset, length);
        }
    }
}
