/**
 * What is found out about describable classes by reflection: property types, parameter names, help files.
 * Creating objects from forms and Jenkinsfiles is {@code org.jenkinsci.plugins.structs.describable}.
 */
package io.jenkins.plugins.kubesphere.embedded.describe;
