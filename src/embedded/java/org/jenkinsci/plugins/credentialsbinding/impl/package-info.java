/** The usual bindings and the step {@code withCredentials}. Kinds of credentials live in the credentials room. */
package org.jenkinsci.plugins.credentialsbinding.impl;
