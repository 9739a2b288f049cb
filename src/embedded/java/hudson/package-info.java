/**
 * Files, processes, environment and extensions: what a step touches on the machine where it runs.
 * Jobs and builds are in {@code hudson.model}.
 */
package hudson;
