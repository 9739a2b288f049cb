/** Pods as agents, as far as templates for them go: no pod is started here. */
package org.csanchez.jenkins.plugins.kubernetes;
