/**
 * The pipeline job and its builds.
 * It owns scheduling and records, not the execution of the pipeline.
 */
package org.jenkinsci.plugins.workflow.job;
