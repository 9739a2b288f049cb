package io.jenkins.plugins.kubesphere.config.health;

import hudson.Util;
import hudson.model.Item;
import io.jenkins.plugins.kubesphere.cluster.ClusterHealth;
import io.jenkins.plugins.kubesphere.cluster.ClusterProbe;
import io.jenkins.plugins.kubesphere.config.ConfiguringRight;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigLookup;
import java.io.IOException;
import java.time.Instant;

/** One look at a cluster, on behalf of somebody who may configure clusters there. */
public final class ClusterCheck {
    private ClusterCheck() {
    }

    /**
     * Contacts the cluster that a credential leads to, and remembers what was seen. Takes a few seconds at most.
     *
     * @param place a folder or job whose credentials count; null for all of Jenkins
     * @param kubeconfigId id of a kubeconfig credential
     * @param context name of a context, or empty for the credential's own choice
     * @throws org.springframework.security.access.AccessDeniedException for others than those with Deploy/Configure clusters there; nothing is contacted then
     */
    public static ClusterHealth now(Item place, String kubeconfigId, String context) {
        ConfiguringRight.check(place);
        ClusterHealth health;
        try {
            health = ClusterProbe.look(KubeconfigLookup.accessIn(place, Util.fixNull(kubeconfigId).strip(), Util.fixEmptyAndTrim(context))).join();
        } catch (IOException e) {
            health = new ClusterHealth(Instant.now(), "", null, null, null, e.getMessage());
        }
        LastChecks.get().remember(place, kubeconfigId, context, health);
        return health;
    }
}
