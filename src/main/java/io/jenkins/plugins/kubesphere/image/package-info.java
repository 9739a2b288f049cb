/**
 * What an image is and where it can come from: a digest names bytes, a descriptor says what bytes to expect, a blob can be opened again and
 * again, an image is a manifest over blobs, and a reference says where it lives. This room knows nothing of Jenkins and nothing of what Harbor
 * adds to a registry; its {@code registry} part speaks the OCI distribution specification and {@code push} moves an image there.
 */
package io.jenkins.plugins.kubesphere.image;
