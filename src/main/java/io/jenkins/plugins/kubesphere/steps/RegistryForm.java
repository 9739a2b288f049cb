package io.jenkins.plugins.kubesphere.steps;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import io.jenkins.plugins.kubesphere.image.registry.Endpoint;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.registry.RetryPolicy;
import io.jenkins.plugins.kubesphere.steps.source.Messages;
import java.io.IOException;
import java.util.List;
import jenkins.model.Jenkins;

/** What the form of the step asks the controller; each answer is given only to those who may configure, and contacts nothing for others. */
final class RegistryForm {

    private RegistryForm() {}

    private static boolean mayUse(Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }

    private static void checkConfigure(Item item) {
        if (item == null) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        } else {
            item.checkPermission(Item.CONFIGURE);
        }
    }

    static ListBoxModel credentials(Item item, String current, String image) {
        StandardListBoxModel model = new StandardListBoxModel();
        if (!mayUse(item)) {
            return model.includeCurrentValue(current == null ? "" : current);
        }
        return model.includeEmptyValue()
                .includeMatchingAs(
                        ACL.SYSTEM2, item, StandardUsernamePasswordCredentials.class, RegistryCredentials.requirements(host(image)),
                        CredentialsMatchers.always())
                .includeCurrentValue(current == null ? "" : current);
    }

    /** The registry of an image name that may still be half-written; without one all credentials fit. */
    private static String host(String image) {
        try {
            return ImageReference.parse(image).registry();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    static FormValidation checkImage(Item item, String image) {
        if (!mayUse(item) || image == null || image.isEmpty() || image.contains("$")) {
            return FormValidation.ok();
        }
        try {
            ImageReference.parse(image);
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    static FormValidation checkConnection(Item item, String image, String credentialsId, boolean insecure) {
        checkConfigure(item);
        try {
            ImageReference reference = ImageReference.parse(image);
            Access access = access(item, credentialsId, reference.registry());
            RetryPolicy once = RetryPolicy.DEFAULT.withRetries(0);
            try (Registry registry = Registry.connect(new Endpoint(reference.registry(), insecure), access, once, (what, why, pause) -> {})) {
                registry.checkAccount();
                registry.pushToken(reference.repository(), List.of());
                registry.manifestDigest(reference.repository(), "latest");
                return FormValidation.ok(Messages.RegistryForm_connected(registry.address()));
            }
        } catch (IOException | IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FormValidation.error(Messages.RegistryForm_interrupted());
        }
    }

    private static Access access(Item item, String id, String host) {
        if (id == null || id.isEmpty()) {
            return new Access.Anonymous();
        }
        StandardUsernamePasswordCredentials found = CredentialsMatchers.firstOrNull(
                CredentialsProvider.lookupCredentialsInItem(
                        StandardUsernamePasswordCredentials.class, item, ACL.SYSTEM2, RegistryCredentials.requirements(host)),
                CredentialsMatchers.withId(id));
        if (found == null) {
            throw new IllegalArgumentException(Messages.RegistryCredentials_missing(id));
        }
        return new Access.Password(found.getUsername(), found.getPassword().getPlainText());
    }
}
