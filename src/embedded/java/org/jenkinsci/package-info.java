/**
 * The annotation that gives a describable its name in a Jenkinsfile.
 * Looking names up is done in {@code org.jenkinsci.plugins.structs}.
 */
package org.jenkinsci;
