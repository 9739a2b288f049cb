/**
 * Roles of the two sides of a channel.
 * The channels are in {@code hudson.remoting}.
 */
package org.jenkinsci.remoting;
