/** What the fleet room takes over from Kubernetes, compared with a real API server. */
package io.jenkins.plugins.kubesphere.fleet.real;
