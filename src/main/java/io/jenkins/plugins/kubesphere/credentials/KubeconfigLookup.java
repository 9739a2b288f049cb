package io.jenkins.plugins.kubesphere.credentials;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.AbortException;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kubesphere.cluster.ClusterAccess;
import io.jenkins.plugins.kubesphere.cluster.Kubeconfig;
import io.jenkins.plugins.kubesphere.cluster.KubeconfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;

/** Finds the credentials that hold a kubeconfig: the kind of that name, and "Secret file" ones. */
public final class KubeconfigLookup {

    /** What can hold a kubeconfig. */
    public static final CredentialsMatcher HOLDS_KUBECONFIG = CredentialsMatchers.anyOf(CredentialsMatchers.instanceOf(KubeconfigCredentials.class),
            CredentialsMatchers.instanceOf(FileCredentials.class));

    private static final CredentialsMatcher FOR_BUILDS = CredentialsMatchers.allOf(HOLDS_KUBECONFIG,
            CredentialsMatchers.not(CredentialsMatchers.withScope(CredentialsScope.SYSTEM)));

    private static final int LARGEST = 1024 * 1024;

    private KubeconfigLookup() {
    }

    /**
     * How the cluster of a credential is reached.
     *
     * @param run the build that asks; only what it may use is found
     * @param id id of the credential
     * @param context name of a context instead of the credential's own choice; {@code null} or empty for that
     * @throws AbortException one sentence when there is none, it is of another kind, or it cannot be used
     */
    public static ClusterAccess access(Run<?, ?> run, String id, String context) throws IOException {
        return choose(run, id, context, false).access();
    }

    /**
     * How the cluster of a credential is reached, for somebody who configures: finds what builds of the place could use.
     *
     * @param place a folder or job; {@code null} for all of Jenkins
     * @param id id of the credential
     * @param context name of a context instead of the credential's own choice; {@code null} or empty for that
     * @throws AbortException one sentence when there is none, it is of another kind, or it cannot be used
     */
    public static ClusterAccess accessIn(Item place, String id, String context) throws IOException {
        return choice(findIn(place, id), context, false).access();
    }

    /** The text of a kubeconfig that builds of a place could use, under the same conditions as {@link #accessIn}. */
    public static String textIn(Item place, String id) throws IOException {
        return text(findIn(place, id));
    }

    private static StandardCredentials findIn(Item place, String id) throws AbortException {
        StandardCredentials credentials = place == null
                ? CredentialsProvider.findCredentialByIdInItemGroup(id, StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of())
                : CredentialsProvider.findCredentialByIdInItem(id, StandardCredentials.class, place, ACL.SYSTEM2, List.of());
        if (credentials == null) {
            throw new AbortException(Messages.KubeconfigLookup_notThere(id));
        }
        if (credentials.getScope() == CredentialsScope.SYSTEM) {
            throw new AbortException(Messages.KubeconfigLookup_system(id));
        }
        requireKind(credentials);
        return credentials;
    }

    /**
     * A kubeconfig and how to use it.
     *
     * @param text the whole kubeconfig, a secret
     * @param context name of the context, {@code null} for the current one
     * @param anyCertificate whether the server's certificate need not be checked if the kubeconfig says so
     * @param access what the text says about the context
     */
    public record Choice(String text, String context, boolean anyCertificate, ClusterAccess access) {

        @Override
        public String toString() {
            return access.toString();
        }
    }

    /** The same as {@link #access}, with the text; {@code anyCertificate} is what the step says, which the credential may allow as well. */
    public static Choice choose(Run<?, ?> run, String id, String context, boolean anyCertificate) throws IOException {
        return choice(find(run, id), context, anyCertificate);
    }

    private static Choice choice(StandardCredentials credentials, String context, boolean anyCertificate) throws IOException {
        String chosen = context == null || context.isBlank() ? context(credentials) : context;
        boolean any = anyCertificate || credentials instanceof KubeconfigCredentials kubeconfig && kubeconfig.isInsecure();
        String text = text(credentials);
        try {
            return new Choice(text, chosen, any, Kubeconfig.parse(text).access(chosen, any));
        } catch (KubeconfigException e) {
            throw new AbortException(Messages.KubeconfigLookup_unusable(credentials.getId(), e.getMessage()));
        }
    }

    /** The credential with this id, seen from a build, or an {@link AbortException}; its use is recorded. */
    static StandardCredentials find(Run<?, ?> run, String id) throws AbortException {
        StandardCredentials credentials = CredentialsProvider.findCredentialById(id, StandardCredentials.class, run, List.of());
        if (credentials == null) {
            throw new AbortException(Messages.KubeconfigLookup_missing(id));
        }
        requireKind(credentials);
        CredentialsProvider.track(run, credentials);
        return credentials;
    }

    static void requireKind(StandardCredentials credentials) throws AbortException {
        if (!HOLDS_KUBECONFIG.matches((Credentials) credentials)) {
            throw new AbortException(Messages.KubeconfigLookup_wrongKind(credentials.getId(), credentials.getDescriptor().getDisplayName()));
        }
    }

    /** The kubeconfig's text. */
    static String text(StandardCredentials credentials) throws IOException {
        if (credentials instanceof KubeconfigCredentials kubeconfig) {
            return kubeconfig.getContent().getPlainText();
        }
        try (InputStream content = ((FileCredentials) credentials).getContent()) {
            byte[] bytes = content.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new AbortException(Messages.KubeconfigLookup_tooLarge(credentials.getId()));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The context the credential chooses, or {@code null}. */
    static String context(StandardCredentials credentials) {
        return credentials instanceof KubeconfigCredentials kubeconfig ? kubeconfig.getContext() : null;
    }

    /** A drop-down of what can hold a kubeconfig, for people who may choose credentials here; for others only the current value. */
    public static ListBoxModel items(Item item, String current) {
        StandardListBoxModel model = new StandardListBoxModel();
        boolean allowed = item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
        if (!allowed) {
            return model.includeCurrentValue(current == null ? "" : current);
        }
        return offer(model, item, HOLDS_KUBECONFIG).includeCurrentValue(current == null ? "" : current);
    }

    /** A drop-down of the kubeconfigs that builds of a place could use: none whose scope is the controller itself. */
    public static ListBoxModel itemsForBuilds(Item place, String current, boolean allowed) {
        StandardListBoxModel model = new StandardListBoxModel();
        return (allowed ? offer(model, place, FOR_BUILDS) : model).includeCurrentValue(current == null ? "" : current);
    }

    private static AbstractIdCredentialsListBoxModel<StandardListBoxModel, StandardCredentials> offer(StandardListBoxModel model, Item place,
            CredentialsMatcher kinds) {
        model.includeEmptyValue();
        return place == null ? model.includeMatchingAs(ACL.SYSTEM2, Jenkins.get(), StandardCredentials.class, List.of(), kinds)
                : model.includeMatchingAs(ACL.SYSTEM2, place, StandardCredentials.class, List.of(), kinds);
    }
}
