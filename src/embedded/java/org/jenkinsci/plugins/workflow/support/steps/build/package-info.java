/**
 * Builds as scripts see them.
 * It does not own the records behind them.
 */
package org.jenkinsci.plugins.workflow.support.steps.build;
