/**
 * What Prometheus may ask: counters since the controller's start and what goes on just now, at {@code /kubesphere-pipeline/metrics}, in the text format
 * of Prometheus (version 0.0.4).
 */
package io.jenkins.plugins.kubesphere.report.metrics;
