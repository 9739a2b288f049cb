package io.jenkins.plugins.kubesphere.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Assume;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class YamlReaderTest {

    private static final String ODD_WORDS = """
            apiVersion: x.io/v1
            kind: Odd
            metadata: {name: a, labels: {x: "y"}}
            spec:
              a: yes
              b: y
              c: on
              d: 0644
              e: 0o17
              f: 0x1F
              g: 1_000
              h: 2001-01-01
              j: 1e3
              k: ~
              l: "yes"
              m: !!str 12
              n: 1:30
              o: +12
              p: .5
              q: 5.
              r: Null
              s: N
              t: 0b11
              u: 1.10
              w: -0x1f
              x: 08
              z: !!binary aGVsbG8=
              ab: TRUE
              ac: tRUE
              ae: 1.0
              af: 12e03
              ag: =
              ah: 0_7
              1: one
              true: two
              ai: 0xg
              aj: -0
              ak: -0.0
              al: 1.2.3
              am: v1
              an: 2001-01-01T00:00:00Z
              ao: |
                two
                lines
              ap: >-
                folded
                text
              aq: &anchor {k: 1}
              ar: *anchor
              as: {<<: *anchor, l: 2}
            """;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void readsWordsAsKubectlDoes() throws Exception {
        assumeKubectl();
        Path file = folder.newFile("odd.yaml").toPath();
        Files.writeString(file, ODD_WORDS);
        Process process = new ProcessBuilder("kubectl", "label", "--local", "-f", file.toString(), "x=y", "-o", "json").redirectErrorStream(true).start();
        byte[] output = process.getInputStream().readAllBytes();
        assertEquals(new String(output, UTF_8), 0, process.waitFor());
        ObjectMapper json = new ObjectMapper();
        ObjectNode mine = (ObjectNode) YamlReader.read("odd.yaml", ODD_WORDS).get(0).root();
        assertEquals(json.writerWithDefaultPrettyPrinter().writeValueAsString(sorted(json.readTree(output))),
                json.writerWithDefaultPrettyPrinter().writeValueAsString(sorted(mine)));
    }

    private static Object sorted(com.fasterxml.jackson.databind.JsonNode node) {
        if (node.isObject()) {
            java.util.TreeMap<String, Object> map = new java.util.TreeMap<>();
            node.fields().forEachRemaining(field -> map.put(field.getKey(), sorted(field.getValue())));
            return map;
        }
        return node;
    }

    static void assumeKubectl() {
        boolean present = false;
        for (String directory : System.getenv("PATH").split(File.pathSeparator)) {
            present |= Files.isExecutable(Path.of(directory, "kubectl"));
        }
        Assume.assumeTrue("kubectl is missing", present);
    }
}
