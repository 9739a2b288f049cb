package io.jenkins.plugins.kubesphere.embedded.demo;

import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedCluster;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedClusterOptions;
import io.jenkins.plugins.kubesphere.embedded.registry.EmbeddedRegistry;
import io.jenkins.plugins.kubesphere.embedded.registry.RegistryOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The registry and the clusters that the pipeline releases to. All of them keep what they hold, their keys and their ports below one folder:
 * started there again, even after a kill, they are what they were.
 */
public final class DemoServices implements AutoCloseable {
    /** User of the registry. */
    public static final String USER = "robot$demo+jenkins";
    private static final int PASSWORD_BYTES = 18;

    private final EmbeddedRegistry registry;
    private final SimulatedCluster dev;
    private final SimulatedCluster production;
    private final String password;

    private DemoServices(EmbeddedRegistry registry, SimulatedCluster dev, SimulatedCluster production, String password) {
        this.registry = registry;
        this.dev = dev;
        this.production = production;
        this.password = password;
    }

    public static DemoServices start(Path folder) throws IOException {
        Files.createDirectories(folder);
        String password = password(folder.resolve("registry.password"));
        RememberedPort port = new RememberedPort(folder.resolve("registry.port"));
        EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryOptions.harbor(folder.resolve("registry"))
            .withAccount(USER, password).withPort(port.get()));
        port.remember(Integer.parseInt(registry.host().substring(registry.host().lastIndexOf(':') + 1)));
        registry.createProject("demo");
        SimulatedCluster dev = SimulatedCluster.start(SimulatedClusterOptions.named("dev").keptIn(folder.resolve("dev")));
        SimulatedCluster production = SimulatedCluster.start(SimulatedClusterOptions.named("production").keptIn(folder.resolve("production")));
        return new DemoServices(registry, dev, production, password);
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            Path draft = Files.createTempFile(file.getParent(), "password", ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, HexFormat.of().formatHex(random));
            Files.move(draft, file);
        }
        return Files.readString(file);
    }

    /** Host and port, as an image name begins. */
    public String registryAddress() {
        return registry.host();
    }

    public String password() {
        return password;
    }

    public SimulatedCluster dev() {
        return dev;
    }

    public SimulatedCluster production() {
        return production;
    }

    @Override
    public void close() throws IOException {
        try (dev; production) {
            registry.close();
        }
    }
}
