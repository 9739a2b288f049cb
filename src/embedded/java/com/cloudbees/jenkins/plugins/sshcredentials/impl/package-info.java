/** The private key that is entered directly, kept encrypted. */
package com.cloudbees.jenkins.plugins.sshcredentials.impl;
