/**
 * The failure of a start, as constructors of the controller declare it.
 * The start itself is in {@code jenkins.model.Jenkins}.
 */
package org.jvnet.hudson.reactor;
