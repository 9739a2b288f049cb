package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocument;
import java.util.List;

/**
 * What applying one document will do, as the server says.
 *
 * @param resource which object
 * @param document what describes it
 * @param change what will happen
 * @param diff lines with {@code +}, {@code -} or a space in front, values of Secrets masked; empty when nothing changes
 * @param before the object as it is, values of Secrets included; {@code null} when there is none
 */
public record PlannedChange(Resource resource, ManifestDocument document, AppliedObject.Change change, List<String> diff, ObjectNode before) {

    /** How to undo it. */
    public Former former() {
        return new Former(resource, before);
    }
}
