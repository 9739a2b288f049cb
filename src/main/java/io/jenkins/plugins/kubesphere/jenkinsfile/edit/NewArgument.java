package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

/**
 * An argument that an edit writes.
 *
 * @param name null for an unnamed one
 */
public record NewArgument(String name, NewValue value) {
}
