/**
 * Owns the clusters that a folder has for the jobs below it. Loaded only where the Folders plugin is: nothing else may know these classes.
 */
package io.jenkins.plugins.kubesphere.config.folder;
