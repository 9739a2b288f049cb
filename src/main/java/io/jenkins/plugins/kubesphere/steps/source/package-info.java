/**
 * The {@code from:} of {@code harborPush}: what a Jenkinsfile may name as source, and the values that carry it to the agent.
 * Reading the source belongs to the room {@code image}; this package only checks what was written and finds the files in the workspace.
 */
package io.jenkins.plugins.kubesphere.steps.source;
