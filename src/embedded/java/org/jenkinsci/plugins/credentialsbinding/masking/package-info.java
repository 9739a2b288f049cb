/** Hides secrets in logs, in the forms in which they usually turn up. Which secrets there are is the bindings' business. */
package org.jenkinsci.plugins.credentialsbinding.masking;
