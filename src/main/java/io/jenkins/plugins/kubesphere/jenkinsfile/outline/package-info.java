/**
 * Owns what may be shown of a pipeline to people who may not see its text: its stages and the names of its steps, as a Jenkinsfile of their own.
 * It does not own who those people are.
 */
package io.jenkins.plugins.kubesphere.jenkinsfile.outline;
