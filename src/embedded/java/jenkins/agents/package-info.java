/**
 * Callables that run on agents.
 * The classes in {@code jenkins} and {@code jenkins.security} are their older forms.
 */
package jenkins.agents;
