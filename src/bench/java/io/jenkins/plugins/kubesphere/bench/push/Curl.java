package io.jenkins.plugins.kubesphere.bench.push;

import io.jenkins.plugins.kubesphere.bench.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The least that has to be done: every blob of a layout in one POST and one PUT, all at the same time, no questions, no manifest. */
final class Curl {

    private static final String SCRIPT = """
            for blob in "$1"/blobs/sha256/*; do
              (location=$(curl -sS -o /dev/null -D - -X POST "http://$2/v2/bench/app/blobs/uploads/" | tr -d '\\r' | sed -n 's/^Location: //p')
               curl -sS -f -o /dev/null -H 'Expect:' -H 'Content-Type: application/octet-stream' -T "$blob" \\
                    "$location&digest=sha256:$(basename "$blob")") &
              children="$children $!"
            done
            for child in $children; do wait "$child" || exit 1; done
            """;

    private Curl() {}

    static void uploadAll(Path layout, String host) throws Exception {
        try (Stream<Path> blobs = Files.list(layout.resolve("blobs/sha256"))) {
            if (blobs.findAny().isEmpty()) {
                throw new IllegalStateException(layout + " has no blobs");
            }
        }
        Program.run(List.of("sh", "-c", SCRIPT, "curl", layout.toString(), host), Map.of());
    }
}
