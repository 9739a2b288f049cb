/**
 * Ways into the queue and its executors for other packages of the embedded controller.
 * The queue itself is {@code hudson.model.Queue}.
 */
package io.jenkins.plugins.kubesphere.embedded.queue;
