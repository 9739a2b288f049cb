/**
 * Owns the JSON of the stage editor's protocol: models, edits and diagnostics as the page, the command line and the endpoints exchange them.
 * It does not own what they mean.
 */
package io.jenkins.plugins.kubesphere.jenkinsfile.json;
