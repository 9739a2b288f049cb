/**
 * Owns the declarative pipeline as a typed, immutable view of the syntax tree: stages, steps, agents, sections, each with range and path.
 * What it does not understand it keeps as {@code Opaque}; a component that is absent is null, a list is never null.
 */
package io.jenkins.plugins.kubesphere.jenkinsfile.model;
