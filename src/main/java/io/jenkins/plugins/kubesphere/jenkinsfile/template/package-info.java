/**
 * Owns the Jenkinsfiles that a pipeline can start from, and the small form that fills each in.
 * It does not own the page that shows the form.
 */
package io.jenkins.plugins.kubesphere.jenkinsfile.template;
