/**
 * Owns the objects of a simulated cluster: resource types, object keys, resource versions, the history that watches read and the journal on disk.
 * It does not know HTTP, patches or controllers.
 */
package io.jenkins.plugins.kubesphere.embedded.cluster.store;
