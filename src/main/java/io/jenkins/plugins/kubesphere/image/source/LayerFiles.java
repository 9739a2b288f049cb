package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.compression.Compression;
import io.jenkins.plugins.kubesphere.image.tar.TarFile;
import io.jenkins.plugins.kubesphere.image.tar.TarStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Collects files for one layer and adds the directories above them. */
final class LayerFiles {

    private final List<TarFile> files = new ArrayList<>();

    void add(TarFile file) {
        files.add(file);
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /** The layer: directories first, then files in the order in which they were added. */
    CompressedLayer layer(Compression compression) {
        Set<String> directories = new TreeSet<>();
        for (TarFile file : files) {
            for (int slash = file.name().indexOf('/'); slash >= 0; slash = file.name().indexOf('/', slash + 1)) {
                directories.add(file.name().substring(0, slash + 1));
            }
        }
        List<TarFile> all = new ArrayList<>();
        directories.forEach(directory -> all.add(TarFile.directory(directory)));
        all.addAll(files);
        return new CompressedLayer(() -> new TarStream(all), compression);
    }
}
