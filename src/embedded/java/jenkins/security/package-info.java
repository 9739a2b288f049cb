/**
 * Callables of the two directions between controller and agent.
 * Permissions are in {@code hudson.security}.
 */
package jenkins.security;
