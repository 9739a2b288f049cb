/**
 * Markers of what the remote API shows.
 * Writing it as JSON or XML is the business of the embedded web server.
 */
package org.kohsuke.stapler.export;
