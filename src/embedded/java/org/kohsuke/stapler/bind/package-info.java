/**
 * Markers of what JavaScript on a page may call.
 * The calls themselves are answered by the embedded web server.
 */
package org.kohsuke.stapler.bind;
