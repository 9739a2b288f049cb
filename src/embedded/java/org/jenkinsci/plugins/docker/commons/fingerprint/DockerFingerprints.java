package org.jenkinsci.plugins.docker.commons.fingerprint;

import hudson.model.Run;
import java.io.IOException;

/** Notes which images a run has to do with. */
public class DockerFingerprints {

    private static final String PREFIX = "sha256:";
    private static final int LENGTH = 64;

    private DockerFingerprints() {}

    /** Half of an image's id, which serves as the name of its fingerprint. */
    public static String getFingerprintHash(String id) {
        String hex = id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id;
        if (hex.length() != LENGTH) {
            throw new IllegalArgumentException("Expecting 64-char full image ID, but got " + hex);
        }
        return hex.substring(0, LENGTH / 2);
    }

    /** Notes that a run made an image, from another one or, where that is null, from nothing. */
    public static void addFromFacet(String ancestorImageId, String descendantImageId, Run<?, ?> run) throws IOException {
        synchronized (run) {
            DockerFingerprintAction action = run.getAction(DockerFingerprintAction.class);
            if (action == null) {
                action = new DockerFingerprintAction();
                run.addAction(action);
            }
            if (ancestorImageId != null) {
                getFingerprintHash(ancestorImageId);
                action.add(ancestorImageId);
            }
            getFingerprintHash(descendantImageId);
            action.add(descendantImageId);
        }
        run.save();
    }
}
