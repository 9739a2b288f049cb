/**
 * The controller itself, its configuration, and what builds keep.
 * Jobs and builds are in {@code hudson.model}.
 */
package jenkins.model;
