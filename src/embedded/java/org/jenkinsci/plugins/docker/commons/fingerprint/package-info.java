/** Stand-ins for what the Docker Commons plugin remembers of images: that a run made one, without the graph of ancestors that it draws. */
package org.jenkinsci.plugins.docker.commons.fingerprint;
