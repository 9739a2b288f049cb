/** Folders: groups of items that may hold settings of their own. */
package com.cloudbees.hudson.plugins.folder;
