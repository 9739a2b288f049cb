/**
 * How {@code envsubstApply} runs: its arguments, the files it reads from the workspace, the log it writes, and how it goes on after a restart.
 * Substituting and applying themselves belong to the rooms manifest and cluster.
 */
package io.jenkins.plugins.kubesphere.steps.apply;
