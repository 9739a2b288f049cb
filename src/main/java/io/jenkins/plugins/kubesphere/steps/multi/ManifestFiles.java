package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.kubesphere.manifest.FileOrder;
import io.jenkins.plugins.kubesphere.manifest.ManifestText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads manifests out of a workspace: one file, a directory (recursive, in kubectl's order), or an Ant pattern. */
final class ManifestFiles {
    private ManifestFiles() {}

    /** @throws AbortException when nothing is there or it is too large */
    static List<ManifestText> read(FilePath workspace, String file) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        FilePath place = workspace.child(file);
        if (place.isDirectory()) {
            String root = place.getRemote();
            for (FilePath found : place.list("**")) {
                names.add(found.getRemote().substring(root.length()).replace('\\', '/').replaceFirst("^/+", ""));
            }
            names = FileOrder.manifests(names);
        } else if (place.exists()) {
            return List.of(text(place, file));
        } else {
            place = workspace;
            String root = workspace.getRemote();
            for (FilePath found : workspace.list(file)) {
                names.add(found.getRemote().substring(root.length()).replace('\\', '/').replaceFirst("^/+", ""));
            }
            names.sort(FileOrder.WALK);
        }
        if (names.isEmpty()) {
            throw new AbortException(Messages.ManifestFiles_nothing(file, workspace.getRemote()));
        }
        List<ManifestText> texts = new ArrayList<>();
        for (String name : names) {
            texts.add(text(place.child(name), place == workspace ? name : file.replaceFirst("/+$", "") + "/" + name));
        }
        return texts;
    }

    private static ManifestText text(FilePath file, String name) throws IOException, InterruptedException {
        if (file.length() > ManifestText.LARGEST) {
            throw new AbortException(Messages.ManifestFiles_tooLarge(name, ManifestText.LARGEST));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        file.copyTo(bytes);
        return new ManifestText(name, bytes.toByteArray());
    }

    /** A fingerprint of what was read, to notice after a restart that it has changed. */
    static String fingerprint(List<ManifestText> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (ManifestText text : texts) {
                digest.update((text.name() + "\0" + text.bytes().length + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(text.bytes());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
