/**
 * Build steps that run in pipelines as well.
 * Their execution is the business of the pipeline runtime.
 */
package jenkins.tasks;
