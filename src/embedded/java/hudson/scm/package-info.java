/**
 * Owns what a version control system is to a job.
 * It does not own any particular system.
 */
package hudson.scm;
