/**
 * Compressing layers while they travel: a {@link io.jenkins.plugins.kubesphere.image.compression.Compression} is a choice, an {@link
 * io.jenkins.plugins.kubesphere.image.compression.Encoder} does the work, block by block and on all processors. The same bytes always give the
 * same result, whatever the number of processors, so that digests are reproducible.
 */
package io.jenkins.plugins.kubesphere.image.compression;
