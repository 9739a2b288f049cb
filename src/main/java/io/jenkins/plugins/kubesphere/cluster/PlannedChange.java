package io.jenkins.plugins.kubesphere.cluster;

import io.jenkins.plugins.kubesphere.manifest.ManifestDocument;
import java.util.List;

/**
 * What applying one document will do, as the server says.
 *
 * @param resource which object
 * @param document what describes it
 * @param change what will happen
 * @param diff lines with {@code +}, {@code -} or a space in front, values of Secrets masked; empty when nothing changes
 */
public record PlannedChange(Resource resource, ManifestDocument document, AppliedObject.Change change, List<String> diff) {
}
