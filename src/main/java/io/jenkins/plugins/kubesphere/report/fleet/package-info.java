/**
 * What a release over several clusters has come to: a record for each run of {@code multiClusterDeploy}, kept in a file beside the build record and
 * replaced at every transition. The step writes it, pages, metrics and the audit log read it; decisions of people (approve, reject, break a lock)
 * come in through {@link io.jenkins.plugins.kubesphere.report.fleet.FleetAction} and are kept here until the step takes them.
 */
package io.jenkins.plugins.kubesphere.report.fleet;
