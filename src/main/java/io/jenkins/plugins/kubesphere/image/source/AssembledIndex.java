package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Image;
import io.jenkins.plugins.kubesphere.image.Manifest;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An index that we write ourselves (OCI image specification, "Image Index") over images for several platforms. */
final class AssembledIndex implements Image {

    private final List<Image> members;
    private final List<Platform> platforms;
    private Manifest manifest;

    /** @param platforms as many as members */
    AssembledIndex(List<Image> members, List<Platform> platforms) {
        this.members = List.copyOf(members);
        this.platforms = List.copyOf(platforms);
    }

    @Override
    public List<Blob> blobs() {
        return List.of();
    }

    @Override
    public List<Image> members() {
        return members;
    }

    @Override
    public synchronized Manifest manifest() throws IOException {
        if (manifest == null) {
            List<Object> entries = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                Descriptor descriptor = members.get(i).manifest().descriptor();
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("mediaType", descriptor.mediaType());
                entry.put("digest", descriptor.digest().toString());
                entry.put("size", descriptor.size());
                entry.put("platform", json(platforms.get(i)));
                entries.add(entry);
            }
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("schemaVersion", 2);
            document.put("mediaType", MediaTypes.OCI_INDEX);
            document.put("manifests", entries);
            manifest = new Manifest(MediaTypes.OCI_INDEX, Json.write(document));
        }
        return manifest;
    }

    private static Map<String, Object> json(Platform platform) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("architecture", platform.architecture());
        json.put("os", platform.os());
        if (!platform.variant().isEmpty()) {
            json.put("variant", platform.variant());
        }
        return json;
    }
}
