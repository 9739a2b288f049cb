package io.jenkins.plugins.kubesphere.steps;

import io.jenkins.plugins.kubesphere.image.ImageException;
import java.io.IOException;

/** What went wrong on an agent arrives wrapped in the words of the transport; a person needs the sentence inside. Pure. */
final class AgentProblem {

    private AgentProblem() {}

    /** The problem with the image or its registry, or null if it is another. */
    static ImageException find(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof ImageException image) {
                return image;
            }
        }
        return null;
    }

    static IOException unwrap(IOException problem) {
        ImageException own = find(problem);
        return own == null ? problem : own;
    }
}
