package io.jenkins.plugins.kubesphere.credentials;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import io.jenkins.plugins.kubesphere.cluster.KubeconfigSecrets;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which kubeconfig credentials a build has bound, by id: what stands in them is hidden in the log from then on, after a restart too. */
public class BoundKubeconfigs extends InvisibleAction {

    private final LinkedHashSet<String> credentialsIds = new LinkedHashSet<>();
    private transient List<String> secrets;

    /** Remembers a credential for the rest of the build. */
    static void remember(Run<?, ?> run, String credentialsId) throws IOException {
        BoundKubeconfigs bound;
        synchronized (BoundKubeconfigs.class) {
            bound = run.getAction(BoundKubeconfigs.class);
            if (bound == null) {
                bound = new BoundKubeconfigs();
                run.addAction(bound);
            }
        }
        if (bound.add(credentialsId)) {
            run.save();
        }
    }

    private synchronized boolean add(String credentialsId) {
        secrets = null;
        return credentialsIds.add(credentialsId);
    }

    /** What must not be seen in the log of this build; empty when it bound nothing. */
    static List<String> secretsOf(Run<?, ?> run) {
        BoundKubeconfigs bound = run.getAction(BoundKubeconfigs.class);
        return bound == null ? List.of() : bound.secrets(run);
    }

    /** Kept only once every credential was found: while the controller starts, some stores are not there yet. */
    private synchronized List<String> secrets(Run<?, ?> run) {
        if (secrets != null) {
            return secrets;
        }
        Set<String> all = new LinkedHashSet<>();
        boolean complete = true;
        for (String id : credentialsIds) {
            StandardCredentials credentials = CredentialsProvider.findCredentialById(id, StandardCredentials.class, run, List.of());
            if (credentials != null && KubeconfigLookup.HOLDS_KUBECONFIG.matches((Credentials) credentials)) {
                all.addAll(read(credentials));
            } else {
                complete = false;
            }
        }
        List<String> found = List.copyOf(all);
        secrets = complete ? found : null;
        return found;
    }

    private static List<String> read(StandardCredentials credentials) {
        try {
            return KubeconfigSecrets.of(KubeconfigLookup.text(credentials));
        } catch (IOException e) {
            // It could not be bound either.
            return List.of();
        }
    }
}
