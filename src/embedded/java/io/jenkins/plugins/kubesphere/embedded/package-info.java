/**
 * The embedded controller: a small, behaving stand-in for Jenkins in which pipelines run on a laptop and in tests.
 * The API that plugins see is in the original packages; nothing of either is part of the plugin.
 */
package io.jenkins.plugins.kubesphere.embedded;
