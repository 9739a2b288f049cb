/**
 * The vocabulary of pipeline steps: what a step is, how it is started, resumed and stopped, and what it may ask of its surroundings.
 * It owns neither concrete steps nor the engine that runs them.
 */
package org.jenkinsci.plugins.workflow.steps;
