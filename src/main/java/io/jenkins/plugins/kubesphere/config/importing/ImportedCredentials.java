package io.jenkins.plugins.kubesphere.config.importing;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.security.ACL;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;

/** New kubeconfig credentials in Jenkins' own store, which are taken out again unless they are kept. */
final class ImportedCredentials {
    private final CredentialsStore store;
    private final List<Credentials> added = new ArrayList<>();

    private ImportedCredentials(CredentialsStore store) {
        this.store = store;
    }

    /** @throws IOException when Jenkins has no store of its own */
    static ImportedCredentials begin() throws IOException {
        for (CredentialsStore store : CredentialsProvider.lookupStores(Jenkins.get())) {
            if (store.getContext() == Jenkins.get()) {
                return new ImportedCredentials(store);
            }
        }
        throw new IOException(Messages.ImportedCredentials_noStore());
    }

    /**
     * Adds one for builds of every job.
     *
     * @return its id
     * @throws org.springframework.security.access.AccessDeniedException for those who may not create credentials
     */
    String add(String cluster, String description, String kubeconfig, boolean insecure) throws IOException {
        String id = unusedId("kubeconfig-" + cluster);
        KubeconfigCredentialsImpl credentials = new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, id, description, Secret.fromString(kubeconfig));
        credentials.setInsecure(insecure);
        store.checkPermission(CredentialsProvider.CREATE);
        if (!store.addCredentials(Domain.global(), credentials)) {
            throw new IOException(Messages.ImportedCredentials_refused(id));
        }
        added.add(credentials);
        return id;
    }

    private static String unusedId(String wanted) {
        List<StandardCredentials> all = CredentialsProvider.lookupCredentialsInItemGroup(StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of());
        String id = wanted;
        for (int number = 2; CredentialsMatchers.firstOrNull(all, CredentialsMatchers.withId(id)) != null; number++) {
            id = wanted + "-" + number;
        }
        return id;
    }

    /** Takes out what was added. */
    void undo() throws IOException {
        for (Credentials credentials : added) {
            try (hudson.security.ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
                store.removeCredentials(Domain.global(), credentials);
            }
        }
        added.clear();
    }
}
