/**
 * Tasks, their results, and why they wait.
 * The queue is {@code hudson.model.Queue}.
 */
package hudson.model.queue;
