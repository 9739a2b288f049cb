/**
 * Build tool: writes, after compilation, the index files by which a controller finds what this plugin offers (extensions, symbols,
 * data-bound constructors, web methods). It runs during the build only; nothing of it is in the {@code .hpi} or the embedded controller.
 */
package io.jenkins.plugins.kubesphere.build;
