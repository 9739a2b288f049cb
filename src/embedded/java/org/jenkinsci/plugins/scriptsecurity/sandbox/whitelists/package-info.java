/** Stand-ins for the script-security plugin: how a class says which of its members a sandboxed script may use. */
package org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists;
