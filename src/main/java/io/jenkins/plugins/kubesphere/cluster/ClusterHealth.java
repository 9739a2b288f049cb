package io.jenkins.plugins.kubesphere.cluster;

import java.time.Duration;
import java.time.Instant;

/**
 * What one short look at an API server told. Nothing in it is secret.
 *
 * @param checked when
 * @param version of Kubernetes, such as {@code v1.33.1}; empty when the server did not say
 * @param latency of one request over an open connection; null when there was no answer
 * @param serverCertificateEnds when the server's certificate ends; null when there was none to see
 * @param clientCertificateEnds when the kubeconfig's client certificate ends; null when it has none
 * @param trouble one sentence; empty when the server answers and lets this user in
 */
public record ClusterHealth(Instant checked, String version, Duration latency, Instant serverCertificateEnds, Instant clientCertificateEnds,
        String trouble) {

    /** Whether the server answered at all, be it with a refusal. */
    public boolean isReachable() {
        return latency != null;
    }

    /** Whether the server answers and lets this user in. */
    public boolean isGood() {
        return trouble.isEmpty();
    }

    /** Whether one of the certificates ends within that time, or has ended. */
    public boolean endsWithin(Duration time) {
        Instant limit = checked.plus(time);
        return serverCertificateEnds != null && serverCertificateEnds.isBefore(limit)
                || clientCertificateEnds != null && clientCertificateEnds.isBefore(limit);
    }
}
