/**
 * Finds what classes declare for the controller: extensions in SezPoz' index, start and stop methods in the annotation lists.
 * What an extension does is its own business.
 */
package io.jenkins.plugins.kubesphere.embedded.extension;
