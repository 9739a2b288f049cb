package io.jenkins.plugins.kubesphere.config.importing;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.security.ACL;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentials;
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
     * Adds one for builds of every job, unless there is one already that says the same: "Apply" and then "Save" send the same form twice.
     *
     * @return its id
     * @throws org.springframework.security.access.AccessDeniedException for those who may not create credentials
     */
    String add(String cluster, String description, String kubeconfig, boolean insecure) throws IOException {
        String id = "kubeconfig-" + cluster;
        for (int number = 2; find(id) != null; number++) {
            if (find(id) instanceof KubeconfigCredentials known && known.getContent().getPlainText().equals(kubeconfig) && known.isInsecure() == insecure
                    && known.getContext() == null && known.getScope() == CredentialsScope.GLOBAL) {
                return id;
            }
            id = "kubeconfig-" + cluster + "-" + number;
        }
        KubeconfigCredentialsImpl credentials = new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, id, description, Secret.fromString(kubeconfig));
        credentials.setInsecure(insecure);
        store.checkPermission(CredentialsProvider.CREATE);
        if (!store.addCredentials(Domain.global(), credentials)) {
            throw new IOException(Messages.ImportedCredentials_refused(id));
        }
        added.add(credentials);
        return id;
    }

    private static StandardCredentials find(String id) {
        return CredentialsProvider.findCredentialByIdInItemGroup(id, StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of());
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
