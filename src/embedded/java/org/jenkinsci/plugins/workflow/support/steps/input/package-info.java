/** Stand-ins for the input step: a question that a person answers on the build's page. How the page looks is the web room's business. */
package org.jenkinsci.plugins.workflow.support.steps.input;
