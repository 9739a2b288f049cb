/**
 * Gives the sections of a declarative pipeline their meaning, as calls of steps.
 * It owns neither the parser's diagnostics nor the steps.
 */
package io.jenkins.plugins.kubesphere.embedded.declarative;
