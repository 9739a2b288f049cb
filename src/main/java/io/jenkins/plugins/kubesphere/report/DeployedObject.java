package io.jenkins.plugins.kubesphere.report;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** One object of a deployment and what was done to it. */
public final class DeployedObject implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String namespace;
    private final String name;
    private final String operation;

    /**
     * @param namespace null or empty for an object that belongs to no namespace
     * @param operation what happened: {@code created}, {@code configured}, {@code unchanged}, {@code pruned}, {@code rolled back} …
     */
    public DeployedObject(String kind, String namespace, String name, String operation) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.namespace = namespace == null ? "" : namespace;
        this.name = Objects.requireNonNull(name, "name");
        this.operation = Objects.requireNonNull(operation, "operation");
    }

    public String getKind() {
        return kind;
    }

    /** Empty for an object that belongs to no namespace. */
    public String getNamespace() {
        return namespace;
    }

    public String getName() {
        return name;
    }

    public String getOperation() {
        return operation;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", kind);
        map.put("namespace", namespace);
        map.put("name", name);
        map.put("operation", operation);
        return map;
    }

    /** Whether this tells of the same object of a cluster, whatever was done to it. */
    public boolean isSameObject(DeployedObject other) {
        return kind.equals(other.kind) && namespace.equals(other.namespace) && name.equals(other.name);
    }
}
