package io.jenkins.plugins.kubesphere.config.importing;

import hudson.AbortException;
import io.jenkins.plugins.kubesphere.cluster.Kubeconfig;
import io.jenkins.plugins.kubesphere.cluster.KubeconfigException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an import would do.
 *
 * @param entries the new clusters, in the order of the kubeconfig
 * @param present names of clusters that are configured already and stay as they are
 */
record ImportPlan(List<Entry> entries, List<String> present) {
    private static final int LONGEST_NAME = 63;

    /**
     * One new cluster.
     *
     * @param name of the cluster
     * @param context of the kubeconfig
     * @param server address of the API server
     */
    record Entry(String name, String context, URI server) {
    }

    /**
     * @param chosen names of contexts separated by commas; empty for all
     * @param prefix in front of each cluster's name
     * @param known names of the clusters that are configured already
     * @param anyCertificate whether a context may switch off the check of the server's certificate
     * @throws AbortException with one sentence when a context cannot be used or nothing is left to import
     */
    static ImportPlan of(Kubeconfig kubeconfig, String chosen, String prefix, Set<String> known, boolean anyCertificate) throws AbortException {
        List<String> contexts = chosen.isBlank() ? kubeconfig.contexts()
                : Arrays.stream(chosen.split(",")).map(String::strip).filter(name -> !name.isEmpty()).distinct().toList();
        if (contexts.isEmpty()) {
            throw new AbortException(Messages.ImportPlan_noContexts());
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        Set<String> present = new TreeSet<>();
        for (String context : contexts) {
            URI server;
            try {
                server = kubeconfig.access(context, anyCertificate).server();
            } catch (KubeconfigException e) {
                throw new AbortException(contexts.size() == 1 ? e.getMessage() : Messages.ImportPlan_unusable(context, e.getMessage()));
            }
            String name = name(prefix + context);
            if (known.contains(name)) {
                present.add(name);
            } else {
                String free = unused(name, entries.keySet(), known);
                entries.put(free, new Entry(free, context, server));
            }
        }
        return new ImportPlan(List.copyOf(entries.values()), List.copyOf(present));
    }

    /** Contexts are named freely, as in {@code arn:aws:eks:eu-west-1:1:cluster/shop}; clusters are not. The end tells most. */
    private static String name(String text) {
        String name = text.replaceAll("[^-A-Za-z0-9_.]+", "-");
        name = name.substring(Math.max(0, name.length() - LONGEST_NAME)).replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
        return name.isEmpty() ? "cluster" : name;
    }

    private static String unused(String name, Set<String> taken, Set<String> known) {
        List<String> tried = new ArrayList<>(List.of(name));
        for (int number = 2; taken.contains(tried.get(0)) || known.contains(tried.get(0)); number++) {
            String end = "-" + number;
            tried.set(0, name.substring(0, Math.min(name.length(), LONGEST_NAME - end.length())) + end);
        }
        return tried.get(0);
    }
}
