/**
 * Owns the pod agents that KubeSphere users know: {@code base}, {@code maven}, {@code nodejs} and {@code go}, their images, resources and settings, and
 * the manifest of the pod each one becomes. Offering them to the Kubernetes plugin is the business of the package below.
 */
package io.jenkins.plugins.kubesphere.agents;
