package io.jenkins.plugins.kubesphere.embedded.cps;

import hudson.AbortException;
import java.io.NotSerializableException;

/** Explains why the state of a pipeline cannot be written. */
final class NotWritable {

    private NotWritable() {
    }

    static Throwable explain(Exception failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof NotSerializableException)) {
            cause = cause.getCause();
        }
        if (cause == null) {
            return failure;
        }
        AbortException explained = new AbortException("java.io.NotSerializableException: " + cause.getMessage()
                + ": the state of this pipeline cannot be written to disk while it waits. "
                + "Keep such an object only inside one expression, or turn it into plain text, numbers, lists or maps.");
        explained.initCause(failure);
        return explained;
    }
}
