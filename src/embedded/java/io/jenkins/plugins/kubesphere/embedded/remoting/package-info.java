/**
 * The border between controller and agents: what crosses it is serialized, filtered by class, and runs as if in another process.
 * Which agents there are is decided elsewhere; here is only what may pass and how.
 */
package io.jenkins.plugins.kubesphere.embedded.remoting;
