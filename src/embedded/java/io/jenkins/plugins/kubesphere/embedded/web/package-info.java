/**
 * Owns what a browser sees of the embedded controller: the server on the loopback address, its session and crumb, and the pages of jobs,
 * builds, approvals and credentials. It does not own the plugin's pages, which {@code dispatch} finds and {@code jelly} renders.
 */
package io.jenkins.plugins.kubesphere.embedded.web;
