package io.jenkins.plugins.kubesphere.image.registry;

import io.jenkins.plugins.kubesphere.image.Messages;
import java.net.ConnectException;

/** Why a connection could not be used, in words: Java's client often has none. */
public final class ConnectionReason {

    private ConnectionReason() {}

    /** What the innermost cause says, or else its outer ones; never empty. */
    public static String of(Throwable problem) {
        String words = "";
        boolean refused = false;
        Throwable last = problem;
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            words = cause.getMessage() == null || cause.getMessage().isBlank() ? words : cause.getMessage();
            refused |= cause instanceof ConnectException;
            last = cause;
        }
        if (!words.isEmpty()) {
            return words;
        }
        return refused ? Messages.ConnectionReason_refused() : last.getClass().getSimpleName();
    }
}
