/**
 * Machines that serve builds: any label is served on this machine, behind the same border as a real agent.
 * Pods and containers are not started here.
 */
package io.jenkins.plugins.kubesphere.embedded.agents;
