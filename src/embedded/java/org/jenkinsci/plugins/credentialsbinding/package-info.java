/** Stand-ins for the credentials-binding plugin: what turns a credential into variables of a block. Masking has a room of its own. */
package org.jenkinsci.plugins.credentialsbinding;
