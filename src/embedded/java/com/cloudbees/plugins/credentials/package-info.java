/**
 * Stand-ins for the credentials plugin: kinds, scopes, providers, stores and look-ups. How secrets are encrypted belongs to
 * {@code hudson.util.Secret}; binding them to a build belongs to {@code org.jenkinsci.plugins.credentialsbinding}.
 */
package com.cloudbees.plugins.credentials;
