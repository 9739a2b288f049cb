/**
 * Newer parts of the queue's API.
 * The queue is in {@code hudson.model}.
 */
package jenkins.model.queue;
