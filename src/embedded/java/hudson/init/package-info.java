/**
 * Start and stop of the controller, seen by plugins.
 * The embedded controller's {@code extension} package runs the methods.
 */
package hudson.init;
