/** Stand-ins for the plain-credentials plugin: a secret text, and a secret file. */
package org.jenkinsci.plugins.plaincredentials;
