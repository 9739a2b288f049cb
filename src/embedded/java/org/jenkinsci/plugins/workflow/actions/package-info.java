/**
 * What can be noted on a node of a pipeline's graph: label, error, warning, time.
 * It does not decide when something is noted; steps and the engine do.
 */
package org.jenkinsci.plugins.workflow.actions;
