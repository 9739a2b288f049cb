/**
 * The graph that a running pipeline draws: one node per step, a pair of nodes per block.
 * It owns the shape; how nodes are written to disk belongs to the embedded runtime.
 */
package org.jenkinsci.plugins.workflow.graph;
