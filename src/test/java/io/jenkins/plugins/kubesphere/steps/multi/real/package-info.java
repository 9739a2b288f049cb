/** {@code multiClusterDeploy} in pipelines, against the real API servers of {@code cluster.real}. */
package io.jenkins.plugins.kubesphere.steps.multi.real;
