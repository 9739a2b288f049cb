/** Where the lines of a pipeline go. */
package org.jenkinsci.plugins.workflow.log;
