package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import java.util.List;

/**
 * A whole Jenkinsfile.
 *
 * @param pipeline null where there is none
 * @param outside the other statements at the top level, in order; their paths are {@code outside/0}, …
 */
public record Model(Kind kind, Pipeline pipeline, List<Opaque> outside) {
}
