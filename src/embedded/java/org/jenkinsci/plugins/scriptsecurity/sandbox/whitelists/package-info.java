/**
 * How code says that sandboxed scripts may call it.
 * It does not decide anything itself.
 */
package org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists;
