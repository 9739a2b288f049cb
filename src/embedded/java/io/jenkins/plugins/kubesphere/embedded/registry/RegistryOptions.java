package io.jenkins.plugins.kubesphere.embedded.registry;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;

/**
 * How to start an {@link EmbeddedRegistry}.
 *
 * @param directory where the data is kept
 * @param port 0 for any free one
 * @param authentication how clients prove who they are
 * @param accounts passwords by user name; every account of this map may do everything
 * @param tls null for plain HTTP
 * @param harbor whether projects have to exist and Harbor's API is served
 */
public record RegistryOptions(
        Path directory, int port, Authentication authentication, Map<String, String> accounts, SSLContext tls, boolean harbor) {

    /** How clients prove who they are. */
    public enum Authentication {
        /** Everybody may do everything. */
        NONE,
        /** User name and password with every request. */
        BASIC,
        /** Tokens from the token service, as Harbor does it. */
        TOKEN
    }

    public RegistryOptions {
        Objects.requireNonNull(directory, "directory");
        accounts = Map.copyOf(accounts);
    }

    /** A Harbor with the token service and no account yet. */
    public static RegistryOptions harbor(Path directory) {
        return new RegistryOptions(directory, 0, Authentication.TOKEN, Map.of(), null, true);
    }

    /** A plain registry that asks nobody for anything. */
    public static RegistryOptions plain(Path directory) {
        return new RegistryOptions(directory, 0, Authentication.NONE, Map.of(), null, false);
    }

    public RegistryOptions withPort(int other) {
        return new RegistryOptions(directory, other, authentication, accounts, tls, harbor);
    }

    public RegistryOptions withAuthentication(Authentication other) {
        return new RegistryOptions(directory, port, other, accounts, tls, harbor);
    }

    public RegistryOptions withAccount(String user, String password) {
        Map<String, String> more = new LinkedHashMap<>(accounts);
        more.put(user, password);
        return new RegistryOptions(directory, port, authentication, more, tls, harbor);
    }

    public RegistryOptions withTls(SSLContext context) {
        return new RegistryOptions(directory, port, authentication, accounts, context, harbor);
    }
}
