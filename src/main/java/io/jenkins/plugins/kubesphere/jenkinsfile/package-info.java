/**
 * Owns a Jenkinsfile as text: what stands in it, what of it is a declarative pipeline, and how it is changed without losing a character.
 * The text is the truth; everything here is computed from it, plain Java, free of Jenkins types.
 */
package io.jenkins.plugins.kubesphere.jenkinsfile;
