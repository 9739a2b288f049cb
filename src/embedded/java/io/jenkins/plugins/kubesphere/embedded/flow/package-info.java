/**
 * The record of a running pipeline: its graph, its log by step, its stages, the workspaces it holds.
 * It does not run anything.
 */
package io.jenkins.plugins.kubesphere.embedded.flow;
