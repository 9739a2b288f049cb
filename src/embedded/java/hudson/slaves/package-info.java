/**
 * Settings and workspaces of machines that run builds.
 * The machines are {@code hudson.model.Node} and {@code Computer}.
 */
package hudson.slaves;
