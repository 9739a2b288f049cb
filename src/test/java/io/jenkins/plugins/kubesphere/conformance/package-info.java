/**
 * Checks that the embedded controller looks like the real Jenkins API and that the plugin calls nothing else.
 * It owns the facts as data and the comparison; it knows nothing of what the classes do.
 */
package io.jenkins.plugins.kubesphere.conformance;
