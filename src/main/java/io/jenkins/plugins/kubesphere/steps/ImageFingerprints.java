package io.jenkins.plugins.kubesphere.steps;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.steps.source.Messages;
import java.io.IOException;
import org.jenkinsci.plugins.docker.commons.fingerprint.DockerFingerprints;

/** Notes a published image in the Docker Commons plugin's fingerprints, where that plugin is installed. */
final class ImageFingerprints {

    private ImageFingerprints() {}

    /** @param imageId digest of the configuration, or null for an index, which has none */
    static void add(Run<?, ?> run, Digest imageId, TaskListener listener) {
        if (imageId == null || !imageId.algorithm().equals("sha256")) {
            return;
        }
        try {
            DockerCommons.add(run, imageId.toString());
        } catch (LinkageError e) {
            // the plugin is not there, which is nobody's mistake
            return;
        } catch (IOException | RuntimeException e) {
            listener.getLogger().println(Messages.ImageFingerprints_failed(e.getMessage()));
        }
    }

    /** Apart from the class above, so that only this one cannot be loaded without the plugin. */
    private static final class DockerCommons {

        /** Without a base: which configuration it had is not kept. */
        static void add(Run<?, ?> run, String imageId) throws IOException {
            DockerFingerprints.addFromFacet(null, imageId, run);
        }
    }
}
