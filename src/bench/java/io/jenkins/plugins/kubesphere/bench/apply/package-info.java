/**
 * {@code envsubstApply} against {@code envsubst} and {@code kubectl}, on a real API server of {@code src/testbed/up} and in the same pipeline of an
 * embedded controller.
 */
package io.jenkins.plugins.kubesphere.bench.apply;
