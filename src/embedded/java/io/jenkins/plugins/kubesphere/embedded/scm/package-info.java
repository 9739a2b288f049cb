/**
 * Owns Git as the place that a job takes its pipeline from, in the form in which the Git plugin writes it into a job's configuration.
 * It does not own the steps that check out within a build.
 */
package io.jenkins.plugins.kubesphere.embedded.scm;
