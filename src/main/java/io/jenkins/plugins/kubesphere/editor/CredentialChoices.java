package io.jenkins.plugins.kubesphere.editor;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.Item;
import hudson.security.ACL;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentials;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Ids and names of the credentials that a pipeline here may use, for people who may write them into it. Never a secret. */
final class CredentialChoices {
    private CredentialChoices() {
    }

    /** None for people without the permission; {@code null} as context means the whole controller, for its administrators alone. */
    static ArrayNode of(Item context) {
        ArrayNode choices = Question.JSON.createArrayNode();
        boolean allowed = context == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : context.hasPermission(Item.CONFIGURE) && context.hasPermission(CredentialsProvider.USE_ITEM);
        if (allowed) {
            for (StandardCredentials credentials : CredentialsProvider.lookupCredentialsInItem(StandardCredentials.class, context, ACL.SYSTEM2, List.of())) {
                ObjectNode choice = choices.addObject();
                choice.put("id", credentials.getId());
                choice.put("name", CredentialsNameProvider.name(credentials));
                choice.put("kind", kind(credentials));
            }
        }
        return choices;
    }

    /** Gives each parameter of kind {@code credentials}, however deep, those that fit as its choices. */
    static void fillIn(JsonNode catalogue, ArrayNode credentials) {
        if (credentials.isEmpty()) {
            return;
        }
        for (JsonNode node : catalogue) {
            if (node instanceof ObjectNode parameter && parameter.path("type").asText().equals("credentials") && parameter.has("label")) {
                ArrayNode choices = parameter.putArray("choices");
                List<String> kinds = List.of(parameter.path("credentials").asText("any").split(","));
                for (JsonNode one : credentials) {
                    if (kinds.contains("any") || kinds.contains(one.path("kind").asText())) {
                        choices.addObject().put("id", one.path("id").asText()).put("name", one.path("name").asText());
                    }
                }
            } else if (node.isContainerNode()) {
                fillIn(node, credentials);
            }
        }
    }

    /** The name of the binding that fits. */
    private static String kind(StandardCredentials credentials) {
        if (credentials instanceof StandardUsernamePasswordCredentials) {
            return "usernamePassword";
        } else if (credentials instanceof KubeconfigCredentials) {
            return "kubeconfig";
        } else if (credentials instanceof StringCredentials) {
            return "string";
        } else if (credentials instanceof FileCredentials) {
            return "file";
        } else if (credentials instanceof SSHUserPrivateKey) {
            return "sshUserPrivateKey";
        }
        return credentials.getClass().getSimpleName().contains("Certificate") ? "certificate"
                : credentials.getClass().getSimpleName().contains("DockerServer") ? "dockerCert" : "other";
    }
}
