package io.jenkins.plugins.kubesphere.manifest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The same files are the same objects, in the same order, here and for the real kubectl. */
public class KubectlReadingTest {

    private static final String HEAD = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> READABLE = List.of(
            HEAD + "data:\n  😀: x\n  k:\tv\n  j:\t  \t\"w\tx\"\n  t: |\n    a:\tb\n  l: m\t# tab before a comment\n",
            HEAD.replace("\n", "\r\n") + "data:\r\n  k: |\r\n    a\r\n    b\r\n  l: >-\r\n    c\r\n    d\r\n",
            HEAD + "data:\n  base: &b {k: 1, l: [x, y]}\n  copy: *b\n  merged: {<<: *b, l: z}\n  many: {<<: [*b, {m: 1}]}\n",
            HEAD + "data: {? a : b, \"c\":d, 'e''f': \"g\\x41\\e\\u00e9\\N\", h: 'it''s'}\n",
            HEAD + "data: [a:b, c: d, 'x', \"y\", http://host:80/p]\n",
            HEAD + "data: {a:b}\n",
            HEAD + "data:\n  k: |2\n      two more\n    keep\n  l: |+\n    end\n\n  m: >\n    folded\n    text\n\n    para\n",
            HEAD + "data:\n- a\n-\n  - b\n- - c\n  - d\n-   e: f\n    g: h\n",
            HEAD + "data: {n: [1.0, 1e3, 0x1f, 0o17, 017, 1_000, .5, -0.0, 12345678901234567], w: [yes, No, on, ~, null, y, 2001-01-01]}\n",
            HEAD + "data: {构: 建, \"\\u5efa\": 'ü', k: \"a \\\n   b\"}\n",
            "# comment\n---\n# another\n" + HEAD + "--- # third\n" + HEAD + "...\n---\n---\n" + HEAD + "---\n",
            "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: b}}\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: c}}\n",
            "apiVersion: v1\nkind: ConfigMapList\nitems:\n- metadata: {name: b}\n- metadata: {name: c}\n  data: {k: v}\n",
            "{\"apiVersion\":\"v1\",\t\"kind\":\"ConfigMap\",\n\t\"metadata\":{\"name\":\"a\"},\n\t\"data\":{\"k\":\"\\ud83d\\ude00 \\ud800 \\/ \\u6784\"},"
                    + "\"n\":[1.0,1e3,-0.0,1.50,2.5e30,9007199254740993,true,null]}\n",
            "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"b\"}}\n{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"c\"}}"
                    + "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"d\"}}",
            "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"b\"}}]}");

    /** Only a recent kubectl goes on with YAML after JSON. */
    private static final List<String> MIXED = List.of(
            "{\"apiVersion\":\"v1\",\n\t\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"b\"}}\n---\n{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\n\t\"metadata\":{\"name\":\"c\"}}\n",
            "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"b\"}}\n---\n" + HEAD,
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: b}}\n---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: c}}\n");

    private static final List<String> UNREADABLE = List.of(
            HEAD + "data:\n\tk: v\n", HEAD + "data:\n  \tk: v\n", HEAD + "data:\n  k: a\n\tb\n", HEAD + "data: [a, , b]\n", HEAD + "data: {k: @a}\n",
            HEAD + "data: {k: `a}\n", HEAD + "data: {k: [}\n", HEAD + "data: \"open\n", HEAD + "data: a: b\n", HEAD + "data: *nowhere\n", HEAD + "data: {? [a] : b}\n",
            HEAD + "data: {k: .inf}\n", HEAD + "data: {k: !!int x}\n", "- " + HEAD.replace("\n", "\n  "),
            "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\"}", "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\"},\"n\":1E400}",
            "{\"a\":1}{\"b\":2}{c: 3}");

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();
    private KubectlProgram kubectl;

    @Before
    public void findKubectl() {
        kubectl = KubectlProgram.assumePresent(folder.getRoot().toPath());
    }

    @Test
    public void readsTheSameObjects() throws Exception {
        Path directory = folder.newFolder("manifests").toPath();
        List<String> texts = new ArrayList<>(READABLE);
        texts.addAll(System.getenv("KUBEBUILDER_ASSETS") == null ? List.of() : MIXED);
        for (int i = 0; i < texts.size(); i++) {
            Files.writeString(directory.resolve("%02d.yaml".formatted(i)), texts.get(i));
        }
        assertEquals(byKubectl(directory), byThisRoom(directory));
    }

    @Test
    public void walksADirectoryInTheSameOrder() throws Exception {
        Path directory = folder.newFolder("walk").toPath();
        int number = 0;
        for (String file : List.of("b.yaml", "a/z.yml", "a.json", "a-b/c.yaml", "a/b/c.yml", "a.b/c.yaml", "B.yaml", "10.yaml", "9.yaml", "_x.yaml", ".hidden.yaml", ".git/x.yaml",
                "~t.yaml", "é.yaml", "\uFB00.yaml", "\uD83D\uDE00.yaml", "x.yaml~", "#y.yaml#", "%z%.yaml", "CVS/a.yaml", ".yaml", "upper.YAML", "README.md", "c.yaml.bak", "dir.yaml/x.yml")) {
            Path path = directory.resolve(file);
            Files.createDirectories(path.getParent());
            String name = "n" + ++number;
            Files.writeString(path, file.endsWith("json") ? "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"%s\"}}".formatted(name)
                    : HEAD.replace("name: a", "name: " + name));
        }
        assertEquals(byKubectl(directory).stream().map(object -> object.at("/metadata/name").asText()).toList(),
                byThisRoom(directory).stream().map(object -> object.at("/metadata/name").asText()).toList());
    }

    @Test
    public void refusesWhatKubectlRefuses() throws Exception {
        Path directory = folder.newFolder("bad").toPath();
        for (String text : UNREADABLE) {
            Files.writeString(directory.resolve("m.yaml"), text);
            assertNotEquals(text, 0, kubectl.run(directory, "label", "--local", "-f", "m.yaml", "x=y", "-o", "json").status());
            assertThrows(text, ManifestException.class, () -> ManifestDocuments.read("m.yaml", text));
        }
    }

    private List<JsonNode> byKubectl(Path directory) throws IOException, InterruptedException {
        KubectlProgram.Result result = kubectl.run(directory, "label", "--local", "-R", "-f", ".", "x=y", "-o", "json");
        assertEquals(result.err(), 0, result.status());
        List<JsonNode> objects = new ArrayList<>();
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(result.out())) {
            while (values.hasNext()) {
                JsonNode value = values.next();
                ((ObjectNode) value.get("metadata")).remove("labels");
                objects.add(value);
            }
        }
        return objects;
    }

    private static List<JsonNode> byThisRoom(Path directory) throws Exception {
        List<String> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = FileOrder.manifests(walk.filter(Files::isRegularFile).map(file -> directory.relativize(file).toString()).toList());
        }
        List<JsonNode> objects = new ArrayList<>();
        for (String file : files) {
            for (ManifestDocument document : ManifestDocuments.read(file, Files.readString(directory.resolve(file)))) {
                // Once through text, so that both sides have numbers of the same Java types.
                objects.add(JSON.readTree(JSON.writeValueAsString(document.object())));
            }
        }
        return objects;
    }
}
