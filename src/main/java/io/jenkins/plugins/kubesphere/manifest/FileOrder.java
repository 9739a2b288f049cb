package io.jenkins.plugins.kubesphere.manifest;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which files of a directory are manifests, and in which order: recursive, each directory's entries by name, as kubectl walks them. */
public final class FileOrder {

    /** Compares relative paths with forward slashes, directory by directory. */
    public static final Comparator<String> WALK = (left, right) -> {
        String[] a = left.split("/");
        String[] b = right.split("/");
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            int order = a[i].compareTo(b[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    };

    private FileOrder() {
    }

    /** The manifests among the files of a directory, in kubectl's order. */
    public static List<String> manifests(List<String> files) {
        return files.stream().map(file -> file.replace('\\', '/')).filter(FileOrder::isManifest).sorted(WALK).toList();
    }

    private static boolean isManifest(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json");
    }
}
