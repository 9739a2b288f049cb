/**
 * Paths, patterns and archives on the machine where a build runs.
 * {@code hudson.FilePath} is the only way plugins reach them.
 */
package io.jenkins.plugins.kubesphere.embedded.files;
