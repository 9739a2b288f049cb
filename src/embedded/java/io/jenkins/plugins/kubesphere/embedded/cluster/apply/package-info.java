/**
 * Owns how one object becomes another: merge patches, strategic merge patches, server-side apply and the field ownership it leaves behind.
 * It does not store objects and does not know requests.
 */
package io.jenkins.plugins.kubesphere.embedded.cluster.apply;
