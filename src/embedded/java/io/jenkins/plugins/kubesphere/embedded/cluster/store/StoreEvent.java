package io.jenkins.plugins.kubesphere.embedded.cluster.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One change of one object, as a watch shows it.
 *
 * @param before the object as it was, null when it was added
 * @param object the object after the change; for a deletion its last state with the deletion's resource version
 */
public record StoreEvent(long revision, Change change, ObjectKey key, ObjectNode before, ObjectNode object) {

    /** Names as a watch spells them. */
    public enum Change { ADDED, MODIFIED, DELETED }
}
