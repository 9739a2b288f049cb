/**
 * A client for registries that follow the OCI distribution specification 1.1: one class for each call, {@link
 * io.jenkins.plugins.kubesphere.image.registry.Registry} puts them together. Authentication, redirects and repeated attempts are decided in
 * {@link io.jenkins.plugins.kubesphere.image.registry.Transport}; what to push in which order is decided elsewhere.
 */
package io.jenkins.plugins.kubesphere.image.registry;
