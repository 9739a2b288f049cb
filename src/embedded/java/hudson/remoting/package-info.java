/**
 * Channels to agents as the plugin sees them: callables, futures, streams that are used from the other side.
 * The border between the sides, with its class filter, is in the embedded controller's {@code remoting} package.
 */
package hudson.remoting;
