package io.jenkins.plugins.kubesphere.image.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.Assume;

/** An engine behind a socket, spoken to by Docker's client. The names of its images are unique, and gone afterwards. */
public final class Engine implements AutoCloseable {

    private final String address;
    private final boolean podman;
    private final List<String> images = new ArrayList<>();

    private Engine(String address, boolean podman) {
        this.address = address;
        this.podman = podman;
    }

    /** The Docker Engine of the testbed. */
    public static Engine docker() {
        return of("TESTBED_DOCKER_HOST", false);
    }

    /** Podman's service of the testbed. */
    public static Engine podman() {
        Programs.need("podman");
        return of("TESTBED_PODMAN_HOST", true);
    }

    private static Engine of(String variable, boolean podman) {
        Programs.need("docker");
        Assume.assumeTrue(variable + " is not set (src/testbed/up sets it)", System.getenv(variable) != null);
        return new Engine(System.getenv(variable), podman);
    }

    /** What {@code DOCKER_HOST} has to be. */
    public String address() {
        return address;
    }

    public String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return Programs.run(Map.of("DOCKER_HOST", address, "DOCKER_BUILDKIT", "0"), command);
    }

    /** Builds an image of two layers on nothing and gives its name, such as {@code localhost/…:1}. */
    public String build(Path context) throws IOException, InterruptedException {
        return build(context, """
                FROM scratch
                COPY one /one
                COPY two /two
                ENV GREETING=hello
                CMD ["/one"]
                """, 1_000_000);
    }

    /** Builds an image by a Dockerfile that may copy {@code one}, of a size, and {@code two}. */
    public String build(Path context, String dockerfile, int size) throws IOException, InterruptedException {
        Files.writeString(context.resolve("Dockerfile"), dockerfile);
        Files.write(context.resolve("one"), SampleFiles.bytes(1, size));
        Files.write(context.resolve("two"), SampleFiles.bytes(2, 300_000));
        String name = name();
        run("build", "--quiet", "--tag", name, context.toString());
        return name;
    }

    /** A name that no other image has. */
    public String name() {
        String name = "localhost/t" + UUID.randomUUID().toString().replace("-", "") + ":1";
        images.add(name);
        return name;
    }

    /** Pulls an image and gives its id, the digest of its configuration. */
    public String pull(String reference) throws IOException, InterruptedException {
        images.add(reference);
        if (podman) {
            // Docker's client cannot tell podman that a registry on the loopback interface has no TLS
            Programs.run("podman", "--url", address, "pull", "--quiet", "--tls-verify=false", reference);
        } else {
            run("pull", "--quiet", reference);
        }
        return id(reference);
    }

    public String id(String image) throws IOException, InterruptedException {
        String id = run("inspect", "--format", "{{.Id}}", image);
        return id.startsWith("sha256:") ? id : "sha256:" + id;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (String image : images) {
            run("rmi", "--force", image);
        }
    }
}
