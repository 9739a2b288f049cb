/**
 * Offers the pod agents to the clouds of the Kubernetes plugin. Loaded only where that plugin is: nothing else may know these classes.
 */
package io.jenkins.plugins.kubesphere.agents.kubernetes;
