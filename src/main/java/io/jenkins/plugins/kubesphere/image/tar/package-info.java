/**
 * Tar archives as images use them: reading with strict checks, and writing so that the same files always give the same bytes.
 * It neither unpacks anything to disk nor knows what the files mean.
 */
package io.jenkins.plugins.kubesphere.image.tar;
