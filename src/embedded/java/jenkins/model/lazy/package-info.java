/**
 * Builds of a job that are read from disk only when somebody asks for them.
 * What a build keeps is decided in {@code hudson.model.Run}.
 */
package jenkins.model.lazy;
