/**
 * Build steps of the time before pipelines, as far as job properties and {@code SimpleBuildStep} need them.
 * Pipeline steps are in {@code org.jenkinsci.plugins.workflow}.
 */
package hudson.tasks;
