package io.jenkins.plugins.kubesphere.embedded.cli;

import com.cloudbees.jenkins.plugins.sshcredentials.impl.BasicSSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Descriptor.FormException;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;

/** Makes a credential from the checked fields of an entry. */
final class CredentialFactory {
    private CredentialFactory() {
    }

    /** @param content reads the file that the named field points to */
    static StandardCredentials create(CredentialKind kind, Map<String, String> fields, Function<String, byte[]> content) throws FormException {
        String id = fields.get("id");
        String description = fields.getOrDefault("description", "");
        return switch (kind) {
            case USERNAME_PASSWORD -> new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, id, description, fields.get("username"),
                fields.get("password"));
            case STRING -> new StringCredentialsImpl(CredentialsScope.GLOBAL, id, description, Secret.fromString(fields.get("secret")));
            case FILE -> new FileCredentialsImpl(CredentialsScope.GLOBAL, id, description, Path.of(fields.get("file")).getFileName().toString(),
                SecretBytes.fromRawBytes(content.apply("file")));
            case KUBECONFIG -> new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, id, description,
                Secret.fromString(fields.containsKey("content") ? fields.get("content") : CredentialsFile.text(content.apply("file"))));
            case SSH_USER_PRIVATE_KEY -> new BasicSSHUserPrivateKey(CredentialsScope.GLOBAL, id, fields.get("username"),
                new BasicSSHUserPrivateKey.DirectEntryPrivateKeySource(CredentialsFile.text(content.apply("privateKeyFile"))),
                fields.get("passphrase"), description);
        };
    }
}
