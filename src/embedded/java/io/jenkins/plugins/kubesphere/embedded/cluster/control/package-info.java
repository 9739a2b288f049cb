/**
 * Owns what the controllers of a cluster do: replica sets for deployments, pods for replica sets, states of pods, removal of dependents.
 * It does not serve requests.
 */
package io.jenkins.plugins.kubesphere.embedded.cluster.control;
