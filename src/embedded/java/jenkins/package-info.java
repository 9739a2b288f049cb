/**
 * Small types of the newer part of the Jenkins API.
 * The model is in {@code jenkins.model} and {@code hudson.model}.
 */
package jenkins;
