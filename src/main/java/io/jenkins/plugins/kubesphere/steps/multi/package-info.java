/**
 * Owns how a build drives a release over many clusters: it carries out what the state machine of the fleet room decides, with the cluster room, and
 * survives a restart of the controller. It does not decide the order and does not speak to an API server itself.
 */
package io.jenkins.plugins.kubesphere.steps.multi;
