package io.jenkins.plugins.kubesphere.image.real;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program that has the last word on what a registry holds. */
public final class Skopeo {

    private Skopeo() {}

    private static String run(String... arguments) throws IOException, InterruptedException {
        Programs.need("skopeo");
        List<String> command = new ArrayList<>(List.of("skopeo", "--insecure-policy"));
        command.addAll(List.of(arguments));
        return Programs.run(Map.of(), command);
    }

    /** The digest of what a registry has under a reference. */
    public static String digest(String reference) throws IOException, InterruptedException {
        return run("inspect", "--tls-verify=false", "--format", "{{.Digest}}", "docker://" + reference);
    }

    /** The configuration of an image, byte for byte. */
    public static String config(String reference) throws IOException, InterruptedException {
        return run("inspect", "--tls-verify=false", "--raw", "--config", "docker://" + reference);
    }

    /** Copies what {@code options} and the two places say. */
    public static void copy(String from, String to, String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("copy", "--src-tls-verify=false", "--dest-tls-verify=false"));
        arguments.addAll(List.of(options));
        arguments.add(from);
        arguments.add(to);
        run(arguments.toArray(String[]::new));
    }

    /** Reads every blob of an image, or of all images of an index, and checks them against their digests. */
    public static void readAll(String reference, Path into) throws IOException, InterruptedException {
        copy("docker://" + reference, "dir:" + into, "--all");
    }
}
