/**
 * Small questions about words that several rooms of the embedded controller ask.
 * It knows nothing about pipelines.
 */
package io.jenkins.plugins.kubesphere.embedded.text;
