package io.jenkins.plugins.kubesphere.steps.apply;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.kubesphere.manifest.FileOrder;
import io.jenkins.plugins.kubesphere.manifest.ManifestText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads manifests from a workspace: files, directories (recursive, in kubectl's order) and Ant patterns. */
final class WorkspaceManifests {

    private WorkspaceManifests() {
    }

    static List<ManifestText> read(FilePath workspace, List<String> entries) throws IOException, InterruptedException {
        Map<String, FilePath> files = new LinkedHashMap<>();
        for (String entry : entries) {
            FilePath place = workspace.child(entry);
            if (place.isDirectory()) {
                List<String> names = FileOrder.manifests(relative(place, place.list("**", null, false)));
                if (names.isEmpty()) {
                    throw new AbortException(Messages.WorkspaceManifests_emptyDirectory(entry));
                }
                names.forEach(name -> files.put(entry.replaceFirst("/+$", "") + "/" + name, place.child(name)));
            } else if (place.exists()) {
                files.put(entry, place);
            } else if (entry.contains("*") || entry.contains("?")) {
                List<String> found = relative(workspace, workspace.list(entry));
                // A pattern such as deploy/** means the manifests there, not the README beside them.
                List<String> names = entry.endsWith("*") || entry.endsWith("/") ? FileOrder.manifests(found) : found.stream().sorted(FileOrder.WALK).toList();
                if (names.isEmpty()) {
                    throw new AbortException(Messages.WorkspaceManifests_noMatch(entry, workspace.getRemote()));
                }
                names.forEach(name -> files.put(name, workspace.child(name)));
            } else {
                throw new AbortException(Messages.WorkspaceManifests_missing(entry, workspace.getRemote()));
            }
        }
        List<ManifestText> texts = new ArrayList<>();
        for (Map.Entry<String, FilePath> file : files.entrySet()) {
            texts.add(new ManifestText(file.getKey(), bytes(file.getValue())));
        }
        return texts;
    }

    /** At most one byte more than is allowed: the reader of the text then says that it is too large. */
    private static byte[] bytes(FilePath file) throws IOException, InterruptedException {
        try (InputStream content = file.read()) {
            return content.readNBytes(ManifestText.LARGEST + 1);
        }
    }

    private static List<String> relative(FilePath root, FilePath[] found) {
        List<String> names = new ArrayList<>();
        for (FilePath file : found) {
            names.add(file.getRemote().substring(root.getRemote().length()).replace('\\', '/').replaceFirst("^/+", ""));
        }
        return names;
    }
}
