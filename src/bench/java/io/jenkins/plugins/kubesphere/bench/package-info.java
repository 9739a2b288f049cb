/**
 * Measures the plugin, where there are any against the programs that people would use instead, on one machine in one run ({@code mvn -Pbench
 * -Dbench=push}). Each benchmark rewrites its own section of {@code docs/benchmarks.md} and nothing else; nothing here is part of the plugin.
 */
package io.jenkins.plugins.kubesphere.bench;
