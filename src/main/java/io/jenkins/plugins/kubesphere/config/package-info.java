/**
 * Owns what is configured once for many pipelines: the Kubernetes clusters with their labels, in the system configuration and in folders, and who may use
 * and configure them. Holds no credentials, only their ids, and contacts a cluster only when somebody asks for a check.
 */
package io.jenkins.plugins.kubesphere.config;
