/**
 * A registry in this process: the OCI distribution specification 1.1 and the part of Harbor's API that the plugin calls, on a loopback
 * address, with its data in a directory so that it can be stopped and started again. It serves the demo and the tests; it is no registry
 * to keep images in.
 */
package io.jenkins.plugins.kubesphere.embedded.registry;
