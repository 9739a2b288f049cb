/**
 * Knows which steps, agents, options, conditions, parameters, triggers, tools and post conditions exist, with the parameters of each.
 * It does not know where a Jenkinsfile uses them; a controller may bring its own catalogue in place of the bundled one.
 */
package io.jenkins.plugins.kubesphere.jenkinsfile.catalogue;
