package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an object was before a release changed it. It may hold a Secret: whoever keeps it encrypts it.
 *
 * @param resource which object
 * @param before its whole state, {@code null} when it did not exist
 */
public record Former(Resource resource, ObjectNode before) {
}
