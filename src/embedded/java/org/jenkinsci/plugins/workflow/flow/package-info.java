/**
 * What a pipeline definition, its execution and its owner promise each other.
 * It owns no engine; the embedded runtime supplies one.
 */
package org.jenkinsci.plugins.workflow.flow;
