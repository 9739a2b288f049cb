/**
 * Moves an image to a registry: which blobs have to travel, several at a time, the manifests after them and the tags last of all.
 * How a single request is made belongs to the {@code registry} part, where the bytes come from to {@code source}.
 */
package io.jenkins.plugins.kubesphere.image.push;
