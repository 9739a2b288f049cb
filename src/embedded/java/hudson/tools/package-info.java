/**
 * Owns which programs an administrator has named for pipelines.
 * It does not own how they come onto an agent.
 */
package hudson.tools;
