/**
 * Owns reading files of a repository without checking it out.
 * It does not own any particular version control system.
 */
package jenkins.scm.api;
