package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.compression.Compression;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a person may say about an image that is made from a program.
 *
 * @param ports {@code 8080} or {@code 53/udp}; documentation for those who run the image
 * @param env variables of the container
 * @param labels written as labels of the configuration and as annotations of the manifest
 * @param user numeric user (and group) of the process
 * @param arguments given to the program, in a Java image before the main class
 * @param compression of its own layers; those of a base stay as they are
 */
public record ProgramOptions(
        Platform platform, List<String> ports, Map<String, String> env, Map<String, String> labels, String user, List<String> arguments,
        Compression compression)
        implements Serializable {

    /** Nobody in particular, and nobody whom base images give rights to. */
    public static final String DEFAULT_USER = "65532:65532";

    public ProgramOptions {
        ports = new ArrayList<>(ports);
        env = new TreeMap<>(env);
        labels = new TreeMap<>(labels);
        arguments = new ArrayList<>(arguments);
    }

    public static ProgramOptions standard() {
        return new ProgramOptions(Platform.DEFAULT, List.of(), Map.of(), Map.of(), DEFAULT_USER, List.of(), Compression.GZIP);
    }

    public ProgramOptions withPlatform(Platform other) {
        return new ProgramOptions(other, ports, env, labels, user, arguments, compression);
    }

    public ProgramOptions withCompression(Compression other) {
        return new ProgramOptions(platform, ports, env, labels, user, arguments, other);
    }
}
