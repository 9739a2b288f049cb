/**
 * Owns simulated clusters: addresses, certificates and kubeconfigs of API servers that speak enough of the Kubernetes API for kubectl and for our
 * own client. It does not run containers: pods become ready, miss their image or crash by what {@link
 * io.jenkins.plugins.kubesphere.embedded.cluster.ImageLookup} says of their image.
 */
package io.jenkins.plugins.kubesphere.embedded.cluster;
