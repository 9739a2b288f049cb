package io.jenkins.plugins.kubesphere.config.health;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Item;
import io.jenkins.plugins.kubesphere.cluster.ClusterHealth;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the last look at each cluster told, until the controller restarts. */
@Extension
public class LastChecks {
    private static final int MOST = 1000;

    private final Map<Subject, ClusterHealth> results = new LinkedHashMap<>();

    /** What was looked at: the same credential id may mean different clusters in different folders. */
    private record Subject(String place, String kubeconfigId, String context) {
        static Subject of(Item place, String kubeconfigId, String context) {
            return new Subject(place == null ? "" : place.getFullName(), Util.fixNull(kubeconfigId).strip(), Util.fixNull(context).strip());
        }
    }

    /** Those of this controller. */
    public static LastChecks get() {
        return ExtensionList.lookupSingleton(LastChecks.class);
    }

    synchronized void remember(Item place, String kubeconfigId, String context, ClusterHealth health) {
        Subject subject = Subject.of(place, kubeconfigId, context);
        results.remove(subject);
        results.put(subject, health);
        if (results.size() > MOST) {
            results.remove(results.keySet().iterator().next());
        }
    }

    /** The last look, or null when there was none yet. */
    public synchronized ClusterHealth of(Item place, String kubeconfigId, String context) {
        return results.get(Subject.of(place, kubeconfigId, context));
    }
}
