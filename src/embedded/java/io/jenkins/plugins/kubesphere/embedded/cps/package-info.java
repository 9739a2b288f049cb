/**
 * Runs Groovy pipelines step by step: compiles them, keeps their state on disk at every wait, and resumes them.
 * It owns neither the steps nor what declarative sections mean.
 */
package io.jenkins.plugins.kubesphere.embedded.cps;
