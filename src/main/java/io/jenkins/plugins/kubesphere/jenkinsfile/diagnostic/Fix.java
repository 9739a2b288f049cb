package io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic;

import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Splice;
import java.util.List;

/**
 * A quick fix.
 *
 * @param title what it does, for a button
 * @param splices applied together: all offsets are those of the text that was checked; they do not overlap
 */
public record Fix(String title, List<Splice> splices) {
}
