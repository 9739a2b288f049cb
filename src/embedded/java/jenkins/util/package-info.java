/**
 * Timers, system properties and files that are read where they are.
 * Files that builds work on are {@code hudson.FilePath}s.
 */
package jenkins.util;
