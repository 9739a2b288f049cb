/** Tests of the steps that any controller has, as a Jenkinsfile sees them. */
package io.jenkins.plugins.kubesphere.embedded.steps;
