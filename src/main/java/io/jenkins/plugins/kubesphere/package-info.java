/**
 * The plugin: each room below owns one thing and says so in its own package description. This package holds nothing but them.
 */
package io.jenkins.plugins.kubesphere;
