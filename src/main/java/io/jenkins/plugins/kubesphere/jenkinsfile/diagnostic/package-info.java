/**
 * Owns how a finding in a Jenkinsfile is told: where, how bad, why, and which splices would mend it.
 * It does not own the findings themselves.
 */
package io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic;
