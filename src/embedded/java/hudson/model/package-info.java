/**
 * Jobs, builds, parameters, the queue and the machines it sends work to.
 * Pipelines are in {@code org.jenkinsci.plugins.workflow}; pages are served by the embedded web server.
 */
package hudson.model;
