/**
 * The steps that a Jenkinsfile expects of any controller: shell, files, version control, flow of control. It owns how they behave here;
 * how a pipeline calls them belongs to the engine, and the steps of this plugin are not its business.
 */
package io.jenkins.plugins.kubesphere.embedded.steps;
