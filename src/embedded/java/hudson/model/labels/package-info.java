/**
 * Labels of nodes.
 * Expressions over them are parsed in the embedded controller's {@code agents} package.
 */
package hudson.model.labels;
