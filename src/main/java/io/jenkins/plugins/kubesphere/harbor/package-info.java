/**
 * What Harbor adds to a registry, over its API v2: projects, labels, vulnerability scans and quotas, as values and sentences.
 * Moving images belongs to the room {@code image}; this room knows nothing of Jenkins.
 */
package io.jenkins.plugins.kubesphere.harbor;
