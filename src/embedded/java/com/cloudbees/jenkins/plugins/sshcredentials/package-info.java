/** Stand-ins for the ssh-credentials plugin: a user with a private key. Nothing here opens a connection. */
package com.cloudbees.jenkins.plugins.sshcredentials;
