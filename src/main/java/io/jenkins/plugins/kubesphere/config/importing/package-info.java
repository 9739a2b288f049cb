/**
 * Owns the way from a kubeconfig with many contexts to configured clusters: one for each context, each with a credential that holds its context alone,
 * or all with one credential that is there already. Contacts no cluster.
 */
package io.jenkins.plugins.kubesphere.config.importing;
