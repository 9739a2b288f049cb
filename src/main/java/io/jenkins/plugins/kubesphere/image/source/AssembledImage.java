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
import java.util.TreeMap;

/** An image whose manifest we write ourselves (OCI image specification, "Image Manifest") from a configuration and layers. */
final class AssembledImage implements Image {

    private final Blob config;
    private final List<Blob> layers;
    private final Map<String, String> annotations;
    private Manifest manifest;

    AssembledImage(Blob config, List<Blob> layers, Map<String, String> annotations) {
        this.config = config;
        this.layers = List.copyOf(layers);
        this.annotations = new TreeMap<>(annotations);
    }

    @Override
    public List<Blob> blobs() {
        List<Blob> all = new ArrayList<>(layers);
        all.add(config);
        return all;
    }

    @Override
    public List<Image> members() {
        return List.of();
    }

    @Override
    public synchronized Manifest manifest() throws IOException {
        if (manifest == null) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("schemaVersion", 2);
            document.put("mediaType", MediaTypes.OCI_MANIFEST);
            document.put("config", json(config.descriptor()));
            List<Object> list = new ArrayList<>();
            for (Blob layer : layers) {
                list.add(json(layer.descriptor()));
            }
            document.put("layers", list);
            if (!annotations.isEmpty()) {
                document.put("annotations", annotations);
            }
            manifest = new Manifest(MediaTypes.OCI_MANIFEST, Json.write(document));
        }
        return manifest;
    }

    private static Map<String, Object> json(Descriptor descriptor) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("mediaType", descriptor.mediaType().equals(MediaTypes.DOCKER_LAYER_GZIP) ? MediaTypes.OCI_LAYER_GZIP : descriptor.mediaType());
        map.put("digest", descriptor.digest().toString());
        map.put("size", descriptor.size());
        return map;
    }
}
