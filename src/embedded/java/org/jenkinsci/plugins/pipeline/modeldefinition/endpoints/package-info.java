/**
 * Owns the addresses at which declarative pipelines are validated.
 * It does not own what is valid.
 */
package org.jenkinsci.plugins.pipeline.modeldefinition.endpoints;
