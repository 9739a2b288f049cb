package io.jenkins.plugins.kubesphere.embedded.cluster;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a simulated cluster is to be.
 *
 * @param name for people, certificates and the kubeconfig's context
 * @param directory where keys, port and objects are kept so that a restart, even after a kill, finds them; null for memory only
 * @param port to listen on, 0 for the one used before or any free one
 * @param podStart how long a container takes from Pending to its outcome
 * @param images what becomes of a container of an image
 * @param latency how long each answer is held back
 * @param faults which share of the requests, from 0 to 1, gets no proper answer: every other one 503, the rest a connection that is closed, half of
 *     them after the request was carried out
 */
public record SimulatedClusterOptions(String name, Path directory, int port, Duration podStart, ImageLookup images, Duration latency,
        double faults) {

    /** In memory, on a free port, with pods that are ready after 300 ms. */
    public static SimulatedClusterOptions named(String name) {
        return new SimulatedClusterOptions(name, null, 0, Duration.ofMillis(300), ImageLookup.byName(), Duration.ZERO, 0);
    }

    public SimulatedClusterOptions keptIn(Path where) {
        return new SimulatedClusterOptions(name, where, port, podStart, images, latency, faults);
    }

    public SimulatedClusterOptions onPort(int number) {
        return new SimulatedClusterOptions(name, directory, number, podStart, images, latency, faults);
    }

    public SimulatedClusterOptions podsStartAfter(Duration pause) {
        return new SimulatedClusterOptions(name, directory, port, pause, images, latency, faults);
    }

    public SimulatedClusterOptions withImages(ImageLookup lookup) {
        return new SimulatedClusterOptions(name, directory, port, podStart, lookup, latency, faults);
    }

    public SimulatedClusterOptions answeringAfter(Duration pause) {
        return new SimulatedClusterOptions(name, directory, port, podStart, images, pause, faults);
    }

    public SimulatedClusterOptions failing(double share) {
        return new SimulatedClusterOptions(name, directory, port, podStart, images, latency, share);
    }
}
