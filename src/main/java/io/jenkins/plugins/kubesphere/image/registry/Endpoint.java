package io.jenkins.plugins.kubesphere.image.registry;

import java.io.Serializable;
import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where a registry listens.
 *
 * @param host with a port where one is needed
 * @param insecure whether certificates are not verified and plain HTTP is accepted
 */
public record Endpoint(String host, boolean insecure) implements Serializable {

    private static final Pattern LOOPBACK = Pattern.compile("(?:localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1])(?::[0-9]{1,5})?");

    public Endpoint {
        Objects.requireNonNull(host, "host");
    }

    /** Says whether bytes to this registry never leave the machine, so that plain HTTP gives nothing away. */
    public boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    URI https() {
        return URI.create("https://" + host + "/");
    }

    URI http() {
        return URI.create("http://" + host + "/");
    }
}
