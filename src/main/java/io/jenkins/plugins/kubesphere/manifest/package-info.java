/**
 * Manifests as text and as documents: substitution of variables, YAML and JSON with positions, the order of files, images inside.
 * It reads no file and contacts no cluster; whoever calls brings the text and the variables.
 */
package io.jenkins.plugins.kubesphere.manifest;
