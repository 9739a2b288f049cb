/** {@code multiClusterDeploy} over many simulated clusters, against kubectl in a loop and under xargs. */
package io.jenkins.plugins.kubesphere.bench.fleet;
