/**
 * Outside processes of this machine: finding and ending whole process trees.
 * Starting them is done by {@code hudson.Launcher}.
 */
package io.jenkins.plugins.kubesphere.embedded.process;
