/**
 * Owns the stage editor inside Jenkins: its pages on jobs and for pasted text, and the stateless endpoints that load, save, run and watch a pipeline.
 * It does not own what a Jenkinsfile means or how it is edited (room {@code jenkinsfile}), nor how the editor looks (the front end).
 */
package io.jenkins.plugins.kubesphere.editor;
