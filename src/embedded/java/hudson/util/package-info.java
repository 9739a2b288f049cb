/**
 * Forms, lists, secrets and XML of the Jenkins API, as far as the plugin uses them.
 * What files look like on disk is decided in the embedded controller's {@code store} package.
 */
package hudson.util;
