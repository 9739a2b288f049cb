/**
 * HTTP verbs that a web method answers to, as the embedded controller knows them.
 * Dispatch itself is the business of the embedded web server.
 */
package org.kohsuke.stapler.verb;
