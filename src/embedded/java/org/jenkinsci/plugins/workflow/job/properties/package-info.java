/**
 * Settings of pipeline jobs that change how their builds are run.
 * It does not own scheduling.
 */
package org.jenkinsci.plugins.workflow.job.properties;
