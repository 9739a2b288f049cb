package io.jenkins.plugins.kubesphere.cluster.real;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the API server itself wrote down about the plugin's requests in a test's namespace. */
public final class AuditLog {
    private static final Predicate<String> ASKED = uri -> uri.contains("fieldManager=");

    private AuditLog() {
    }

    /** Requests that ask for a change, dry runs included, such as {@code patch deployments/web dryRun}. */
    public static List<String> requests(RealCluster cluster) throws Exception {
        return read(cluster.audit(), cluster.namespace());
    }

    /** Those of them that were carried out. */
    public static List<String> writes(RealCluster cluster) throws Exception {
        return requests(cluster).stream().filter(line -> !line.contains("dryRun")).toList();
    }

    /** Those that are server-side applies: what gives fields back to their managers is none. */
    public static List<String> applies(RealCluster cluster) throws Exception {
        return read(cluster.audit(), cluster.namespace(), ASKED.and(uri -> uri.contains("fieldValidation=") && !uri.contains("dryRun")));
    }

    /** Everything that changed something there, Leases and deletions included. */
    public static List<String> changes(RealCluster cluster) throws Exception {
        return read(cluster.audit(), cluster.namespace(), uri -> !uri.contains("dryRun"));
    }

    public static List<String> read(Path log, String namespace) throws Exception {
        return read(log, namespace, ASKED);
    }

    private static List<String> read(Path log, String namespace, Predicate<String> wanted) throws Exception {
        List<String> found = new ArrayList<>();
        try (Stream<String> lines = Files.lines(log)) {
            for (String line : (Iterable<String>) lines.filter(line -> line.contains(namespace) && line.contains("kubesphere-pipeline"))::iterator) {
                JsonNode event = RealCluster.json(line);
                // A request whose client was killed has no status, or one of a failure.
                boolean carriedOut = event.at("/responseStatus/code").asInt() / 100 == 2;
                String uri = event.path("requestURI").asText();
                if (carriedOut && uri.contains("/namespaces/" + namespace + "/") && wanted.test(uri)) {
                    found.add(event.path("verb").asText() + " " + event.at("/objectRef/resource").asText() + "/" + event.at("/objectRef/name").asText()
                            + (uri.contains("dryRun") ? " dryRun" : ""));
                }
            }
        } catch (UncheckedIOException e) {
            throw new IOException("the API server writes no audit log at " + log, e);
        }
        return found;
    }
}
