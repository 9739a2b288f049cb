/**
 * One Kubernetes cluster: reading its kubeconfig strictly, talking to its API without holding threads, applying objects server-side and telling
 * when they are ready or why they will not be. It knows nothing of pipelines or files; which clusters get what, and in which order, is the fleet's.
 *
 * <p>{@link io.jenkins.plugins.kubesphere.cluster.Kubeconfig} says how to reach a cluster,
 * {@link io.jenkins.plugins.kubesphere.cluster.ClusterConnection} reaches it, a {@link io.jenkins.plugins.kubesphere.cluster.Release} applies documents
 * and waits, {@link io.jenkins.plugins.kubesphere.cluster.ReleaseListener} hears of it.
 */
package io.jenkins.plugins.kubesphere.cluster;
