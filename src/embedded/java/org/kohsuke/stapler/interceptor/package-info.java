/**
 * Conditions that a request must meet before a web method runs.
 * The embedded web server enforces them; nothing here does.
 */
package org.kohsuke.stapler.interceptor;
