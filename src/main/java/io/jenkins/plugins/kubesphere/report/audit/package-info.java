/**
 * Who changed what where: one line of JSON for each change that a step of this plugin made in a cluster or a registry, and for each decision of a
 * person about a release, in {@code logs/kubesphere-pipeline/audit.jsonl} below Jenkins' home.
 */
package io.jenkins.plugins.kubesphere.report.audit;
