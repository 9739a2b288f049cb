/**
 * Pipelines written in Groovy, as jobs and builds see them.
 * Compiling and running them belongs to the embedded runtime.
 */
package org.jenkinsci.plugins.workflow.cps;
