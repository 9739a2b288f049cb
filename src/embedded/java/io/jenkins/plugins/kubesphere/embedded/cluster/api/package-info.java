/**
 * Owns the Kubernetes API of a simulated cluster as seen on the wire: paths, discovery, verbs, watches, tables and error answers.
 * It does not decide what controllers do with objects.
 */
package io.jenkins.plugins.kubesphere.embedded.cluster.api;
