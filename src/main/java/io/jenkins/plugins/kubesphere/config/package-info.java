/**
 * Owns what an administrator configures once for all pipelines: the Kubernetes clusters with their labels, and who may use them.
 * It does not contact clusters and does not hold credentials, only their ids.
 */
package io.jenkins.plugins.kubesphere.config;
