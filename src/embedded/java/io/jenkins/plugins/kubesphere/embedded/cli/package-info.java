/**
 * Owns the command line of the embedded controller: what its words mean, what they refuse, and which exit status says what.
 * It does not own what the commands start: the controller, the web server, and the counterparts of the demo.
 */
package io.jenkins.plugins.kubesphere.embedded.cli;
