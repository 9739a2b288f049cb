/**
 * Listeners to items and builds.
 * The events are raised by {@code hudson.model}.
 */
package hudson.model.listeners;
