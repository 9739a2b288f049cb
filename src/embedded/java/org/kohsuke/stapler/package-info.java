/**
 * Binding of objects to URLs and of forms to objects, as far as the plugin uses it: annotations, requests, responses.
 * The web server that dispatches requests lives in the embedded controller's {@code web} package.
 */
package org.kohsuke.stapler;
