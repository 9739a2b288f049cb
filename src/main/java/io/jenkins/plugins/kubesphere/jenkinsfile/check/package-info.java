/**
 * Owns what is wrong or unwise in a Jenkinsfile: the refusals of Jenkins' declarative validator, and advice, each with its place and where possible a fix.
 * It does not own how the text is read nor which steps exist.
 */
package io.jenkins.plugins.kubesphere.jenkinsfile.check;
