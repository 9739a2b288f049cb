package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import java.util.List;

/**
 * What edits made of a Jenkinsfile.
 *
 * @param file the result
 * @param splices what was changed; applied in order, each on the result of the one before, they lead from the old text to the new one
 * @param inverse in the same way back
 */
public record Edited(Jenkinsfile file, List<Splice> splices, List<Splice> inverse) {
}
