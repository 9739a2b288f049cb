package io.jenkins.plugins.kubesphere.manifest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Which files of a directory are manifests, and in which order: recursive, each directory's entries by name, as kubectl walks them. */
public final class FileOrder {

    /** Compares relative paths with forward slashes, directory by directory, names byte by byte. */
    public static final Comparator<String> WALK = (left, right) -> {
        String[] a = left.split("/");
        String[] b = right.split("/");
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            int order = Arrays.compareUnsigned(a[i].getBytes(StandardCharsets.UTF_8), b[i].getBytes(StandardCharsets.UTF_8));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    };

    private FileOrder() {
    }

    /** The manifests among the files of a directory, in kubectl's order; it takes the endings .json, .yaml and .yml, written small. */
    public static List<String> manifests(List<String> files) {
        return files.stream().map(file -> file.replace('\\', '/')).filter(FileOrder::isManifest).sorted(WALK).toList();
    }

    private static boolean isManifest(String file) {
        return file.endsWith(".yaml") || file.endsWith(".yml") || file.endsWith(".json");
    }
}
