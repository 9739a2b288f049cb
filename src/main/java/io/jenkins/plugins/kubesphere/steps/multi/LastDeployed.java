package io.jenkins.plugins.kubesphere.steps.multi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.XmlFile;
import hudson.model.Job;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocument;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** What a job last deployed to a cluster, kept with the job, encrypted as it may hold Secrets. */
final class LastDeployed {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String release;
    private final String build;
    private final long millis;
    private final String namespace;
    private final ArrayList<String> encrypted = new ArrayList<>();

    private LastDeployed(String release, String build, String namespace) {
        this.release = release;
        this.build = build;
        this.millis = System.currentTimeMillis();
        this.namespace = namespace;
    }

    /** What the release before this one deployed is kept beside it, in case this one goes back. */
    static void store(Job<?, ?> job, String application, String cluster, String release, String build, String namespace,
            List<ManifestDocument> documents) throws IOException {
        LastDeployed before = load(job, application, cluster);
        if (before != null && !release.equals(before.release)) {
            XmlFile former = former(job, application, cluster);
            former.mkdirs();
            former.write(before);
        } else if (before == null) {
            Files.deleteIfExists(former(job, application, cluster).getFile().toPath());
        }
        LastDeployed last = new LastDeployed(release, build, namespace);
        for (ManifestDocument document : documents) {
            last.encrypted.add(Secret.fromString(document.object().toString()).getEncryptedValue());
        }
        XmlFile file = file(job, application, cluster);
        file.mkdirs();
        file.write(last);
    }

    /** A release has gone back: what was deployed before it is there again. */
    static void goneBack(Job<?, ?> job, String application, String cluster, String release) throws IOException {
        LastDeployed last = load(job, application, cluster);
        if (last == null || !release.equals(last.release)) {
            return;
        }
        XmlFile former = former(job, application, cluster);
        if (former.exists()) {
            file(job, application, cluster).write(former.read());
        } else {
            Files.deleteIfExists(file(job, application, cluster).getFile().toPath());
        }
    }

    /** Null when the job has not deployed this there. */
    static LastDeployed load(Job<?, ?> job, String application, String cluster) throws IOException {
        XmlFile file = file(job, application, cluster);
        return file.exists() ? (LastDeployed) file.read() : null;
    }

    private static XmlFile file(Job<?, ?> job, String application, String cluster) {
        return new XmlFile(new File(folder(job, application), cluster + ".xml"));
    }

    private static File folder(Job<?, ?> job, String application) {
        return new File(new File(job.getRootDir(), "multi-cluster"), application);
    }

    private static XmlFile former(Job<?, ?> job, String application, String cluster) {
        return new XmlFile(new File(new File(folder(job, application), "former"), cluster + ".xml"));
    }

    String build() {
        return build;
    }

    long millis() {
        return millis;
    }

    String namespace() {
        return namespace;
    }

    List<ManifestDocument> documents() throws IOException {
        List<ManifestDocument> documents = new ArrayList<>();
        for (String text : encrypted) {
            documents.add(new ManifestDocument(build, 1, (ObjectNode) JSON.readTree(Secret.fromString(text).getPlainText())));
        }
        return documents;
    }
}
