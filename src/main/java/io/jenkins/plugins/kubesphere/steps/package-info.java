/**
 * The pipeline steps: their parameters, validation, context and resumption. They delegate at once to the rooms, which do the work and know
 * nothing of Jenkins.
 */
package io.jenkins.plugins.kubesphere.steps;
