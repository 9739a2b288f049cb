package io.jenkins.plugins.kubesphere.cluster;

import java.util.List;

/** Hears what a release does, on the pool's threads: it must return at once. Methods of one release are never called at the same time. */
public interface ReleaseListener {

    /** Every document passed the server's dry run; nothing is written yet. */
    default void planned(List<PlannedChange> changes) {
    }

    /** An object was written, or found to be as described. */
    default void applied(AppliedObject object) {
    }

    /** Objects of the set that the manifests no longer hold: they are removed next, or would be, in a dry run. */
    default void pruning(List<Resource> leaving) {
    }

    /** The same objects as they are, right before they are removed; to be kept by whoever wants to bring them back. */
    default void removing(List<Former> leaving) {
    }

    /** The release failed and returns what it wrote to what it was. */
    default void rollingBack(String problem) {
    }

    /** What an object waits for; told only when it changes. */
    default void waiting(Resource resource, String reason) {
    }

    /** An object is ready. */
    default void ready(AppliedObject object) {
    }

    /** The server or this plugin warns. */
    default void warning(String text) {
    }

    /** Everything known about a failure: states of pods, events, last lines of a log. */
    default void diagnosis(List<String> lines) {
    }

    /** An object was returned to what it was before. */
    default void rolledBack(Resource resource, String how) {
    }
}
