/**
 * Owns what the demo needs around its pipeline: the sample's git repository, the registry, the two clusters, and the summary at the end.
 * It does not own the pipeline, which is the project's own {@code Jenkinsfile}, nor the counterparts, which have rooms of their own.
 */
package io.jenkins.plugins.kubesphere.embedded.demo;
