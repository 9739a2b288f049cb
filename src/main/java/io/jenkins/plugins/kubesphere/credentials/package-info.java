/**
 * Kubeconfigs as credentials: their kind, its form, the bindings {@code kubeconfigFile} and {@code kubeconfigContent}, and the look-up that steps use.
 * How a kubeconfig is read and used to reach a cluster belongs to the cluster room.
 */
package io.jenkins.plugins.kubesphere.credentials;
