/**
 * Owns the order of one release over many clusters: which clusters are selected, in which waves, who comes next, when to stop and what to take back.
 * It does no I/O and knows no Jenkins: whoever drives it carries out its actions and tells it what happened.
 */
package io.jenkins.plugins.kubesphere.fleet;
