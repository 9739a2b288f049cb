package io.jenkins.plugins.kubesphere.steps.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.cluster.Former;
import io.jenkins.plugins.kubesphere.cluster.Resource;
import java.io.Serializable;

/** What an object was before the step wrote it, as a build's program state keeps it: encrypted, as it may be a Secret. */
public final class FormerState implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String apiVersion;
    private final String kind;
    private final String plural;
    private final String namespace;
    private final String name;
    /** {@code null} for an object that did not exist. */
    private final String encrypted;

    /** Encrypts it. */
    public FormerState(Former former) {
        Resource resource = former.resource();
        this.apiVersion = resource.apiVersion();
        this.kind = resource.kind();
        this.plural = resource.plural();
        this.namespace = resource.namespace();
        this.name = resource.name();
        this.encrypted = former.before() == null ? null : Secret.fromString(former.before().toString()).getEncryptedValue();
    }

    /** Which object. */
    public Resource resource() {
        return new Resource(apiVersion, kind, plural, namespace, name);
    }

    /** As it was given. */
    public Former restored() {
        try {
            return new Former(resource(), encrypted == null ? null : (ObjectNode) JSON.readTree(Secret.fromString(encrypted).getPlainText()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the former state of " + resource().label() + " cannot be read back", e);
        }
    }
}
