/**
 * Owns the question whether Groovy 2.4 accepts a text, answered by Groovy's own parser within bounds of size, depth and time.
 * Nothing of the text is evaluated: no class is loaded, no annotation, transformation or dependency of it is looked at.
 */
package io.jenkins.plugins.kubesphere.jenkinsfile.validity;
