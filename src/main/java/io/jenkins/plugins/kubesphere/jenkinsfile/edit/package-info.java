/**
 * Owns the changes of a Jenkinsfile: each edit becomes a few text splices that touch only what they must, and an inverse that restores it.
 * An edit that cannot be applied is an {@code EditException} that says why, and nothing is changed.
 */
package io.jenkins.plugins.kubesphere.jenkinsfile.edit;
