package io.jenkins.plugins.kubesphere.embedded.web;

import com.cloudbees.jenkins.plugins.sshcredentials.impl.BasicSSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Descriptor.FormException;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;

/** The kinds of credential that can be typed in, with the fields of each. */
enum NewCredential {
    USERNAME_PASSWORD(fields("username", Control.TEXT, "password", Control.SECRET)),
    STRING(fields("secret", Control.SECRET)),
    FILE(fields("name", Control.TEXT, "content", Control.AREA)),
    KUBECONFIG(fields("content", Control.AREA)),
    SSH(fields("username", Control.TEXT, "key", Control.AREA, "passphrase", Control.SECRET));

    /** How a field is typed. */
    enum Control { TEXT, SECRET, AREA }

    private final Map<String, Control> fields;

    NewCredential(Map<String, Control> fields) {
        this.fields = fields;
    }

    private static Map<String, Control> fields(Object... namesAndControls) {
        Map<String, Control> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndControls.length; i += 2) {
            fields.put((String) namesAndControls[i], (Control) namesAndControls[i + 1]);
        }
        return fields;
    }

    static NewCredential of(String name) throws BadRequestException {
        for (NewCredential kind : values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new BadRequestException(Messages.CredentialsPage_KindUnknown(name));
    }

    Map<String, Control> fields() {
        return fields;
    }

    String title() {
        return switch (this) {
            case USERNAME_PASSWORD -> Messages.CredentialsPage_KindUsernamePassword();
            case STRING -> Messages.CredentialsPage_KindString();
            case FILE -> Messages.CredentialsPage_KindFile();
            case KUBECONFIG -> Messages.CredentialsPage_KindKubeconfig();
            case SSH -> Messages.CredentialsPage_KindSsh();
        };
    }

    static String label(String field) {
        return switch (field) {
            case "username" -> Messages.CredentialsPage_Username();
            case "password" -> Messages.CredentialsPage_Password();
            case "secret" -> Messages.CredentialsPage_Secret();
            case "name" -> Messages.JobListPage_Name();
            case "passphrase" -> Messages.CredentialsPage_Passphrase();
            default -> Messages.CredentialsPage_Content();
        };
    }

    /** @throws BadRequestException when a field is empty or its value is refused; the message holds no value of a secret */
    StandardCredentials create(HttpServletRequest request) throws BadRequestException {
        String id = request.getParameter("id") == null ? "" : request.getParameter("id").strip();
        if (id.isEmpty()) {
            throw new BadRequestException(Messages.CredentialsPage_IdMissing());
        }
        for (String field : fields.keySet()) {
            if (!field.equals("passphrase") && value(request, field).isEmpty()) {
                throw new BadRequestException(Messages.CredentialsPage_ValueMissing(label(field)));
            }
        }
        try {
            return make(request, id, value(request, "description"));
        } catch (FormException | IllegalArgumentException refused) {
            throw new BadRequestException(refused.getMessage());
        }
    }

    private StandardCredentials make(HttpServletRequest request, String id, String description) throws FormException {
        return switch (this) {
            case USERNAME_PASSWORD -> new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, id, description, value(request, "username"),
                value(request, "password"));
            case STRING -> new StringCredentialsImpl(CredentialsScope.GLOBAL, id, description, Secret.fromString(value(request, "secret")));
            case FILE -> new FileCredentialsImpl(CredentialsScope.GLOBAL, id, description, value(request, "name"),
                SecretBytes.fromRawBytes(value(request, "content").getBytes(StandardCharsets.UTF_8)));
            case KUBECONFIG -> new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, id, description, Secret.fromString(value(request, "content")));
            case SSH -> new BasicSSHUserPrivateKey(CredentialsScope.GLOBAL, id, value(request, "username"),
                new BasicSSHUserPrivateKey.DirectEntryPrivateKeySource(value(request, "key")), value(request, "passphrase"), description);
        };
    }

    private static String value(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }
}
