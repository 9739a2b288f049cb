package io.jenkins.plugins.kubesphere.manifest;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

/** JSON manifests: positions of mistakes, and values that stay text. */
public class JsonManifestsTest {

    private static final String OBJECT = "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\",\n\t\"metadata\": {\"name\": \"%s\"},\n\t\"data\": {\"k\": %s}}\n";

    private static List<ManifestDocument> read(String text, Map<String, String> variables, boolean allowStructure) throws ManifestException {
        return new Substitution(variables, Set.of(), true, allowStructure).read(List.of(ManifestText.of("m.json", text)));
    }

    private static void refused(String text, Map<String, String> variables, String... words) {
        ManifestException refusal = assertThrows(text, ManifestException.class, () -> read(text, variables, false));
        for (String word : words) {
            assertThat(refusal.getMessage(), containsString(word));
        }
    }

    private static String object(String name, String value) {
        return OBJECT.formatted(name, value);
    }

    @Test
    public void severalObjectsFollowEachOtherWithTheirLines() throws Exception {
        List<ManifestDocument> read = read("\n" + object("a", "1") + object("b", "2") + "\n" + object("c", "3"), Map.of(), false);
        assertEquals(List.of("a", "b", "c"), read.stream().map(ManifestDocument::name).toList());
        assertEquals(List.of(2, 5, 9), read.stream().map(ManifestDocument::line).toList());
    }

    @Test
    public void itemsOfAListHaveTheirOwnLines() throws Exception {
        String json = "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [\n" + object("a", "1") + ",\n" + object("b", "2") + "]}";
        assertEquals(List.of(2, 6), read(json, Map.of(), false).stream().map(ManifestDocument::line).toList());
        String yaml = "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Secret\n  metadata: {name: a}\n-\n  apiVersion: v1\n  kind: Secret\n  metadata: {}\n";
        refused(yaml, Map.of(), "m.json:8:1", "metadata.name");
    }

    @Test
    public void saysWhereTheTextIsNoJson() {
        refused(object("a", "[1,, 2]"), Map.of(), "m.json:3:19", "not valid JSON");
        refused(object("a", "1").replace("}}", "}"), Map.of(), "m.json:4:1", "ends before");
        refused(object("a", "1").replace("\"k\"", "k"), Map.of(), "m.json:3:11");
        refused(object("a", "'x'"), Map.of(), "m.json:3:16");
        refused(object("a", "01"), Map.of(), "m.json:3:");
        refused(object("a", "\"tab\there\""), Map.of(), "m.json:3:");
        refused(object("a", "1E999"), Map.of(), "m.json:3:16", "1E999");
        refused(object("a", "1") + object("b", "2") + "rest", Map.of(), "m.json:7:");
        refused(object("a", "1").replace("\"data\"", "\"kind\""), Map.of(), "m.json:3:2", "\"kind\"", "twice");
        refused(object("a", "[".repeat(200) + "]".repeat(200)), Map.of(), "m.json:3:", "levels");
        refused(object("a", "1").replace("}}", "}} ]"), Map.of(), "m.json:3:");
        refused(object("a", "1") + "---\nfoo: [\n", Map.of(), "m.json:6:1", "not valid YAML");
        refused("{a: [}\n", Map.of(), "m.json:1:6", "not valid YAML");
        refused("{\"apiVersion\":\"v1\",\"kind\":\"XList\",\"items\":{}}", Map.of(), "m.json:1:1", "items of this XList");
    }

    @Test
    public void valuesStayText() throws Exception {
        for (String value : List.of("a\"b", "\", \"x\": \"y", "back\\slash", "two\nlines", "\t", "\u0001")) {
            refused(object("a", "\"v-${EVIL}\""), Map.of("EVIL", value), "m.json:3:19", "$EVIL", "allowStructure");
        }
        for (String value : List.of("1, 2", "{}", "[1]", "\"x\"", "1}", " ", "1,\"l\":2")) {
            refused(object("a", "$EVIL"), Map.of("EVIL", value), "m.json:3:16", "$EVIL");
        }
        refused(object("a", "\"\\$X\""), Map.of("X", "n"), "m.json:3:18");
        for (String value : List.of("registry:5000/a:1", "it's", "# { } [ ] , : * & !", "构建 😀", "- a", "")) {
            assertEquals("v-" + value, read(object("a", "\"v-$X\""), Map.of("X", value), false).get(0).object().at("/data/k").asText());
        }
        assertEquals(-3, read(object("a", "$X"), Map.of("X", "-3"), false).get(0).object().at("/data/k").asInt());
        assertEquals("y", read(object("a", "$X"), Map.of("X", "{\"x\": \"y\"}"), true).get(0).object().at("/data/k/x").asText());
        assertEquals("later", read(object("a", "\"\\\"$X\\\\\"") + object("$Y", "1"), Map.of("X", "1", "Y", "later"), false).get(1).name());
    }

    @Test
    public void aMergeKeyIsStructure() {
        ManifestException refusal = assertThrows(ManifestException.class, () -> read("apiVersion: v1\nkind: A\nmetadata: {name: a}\n$KEY: {kind: B}\n", Map.of("KEY", "<<"), false));
        assertThat(refusal.getMessage(), containsString("m.json:4:1"));
    }

    @Test
    public void aliasesDoNotNestWithoutEnd() {
        StringBuilder text = new StringBuilder("apiVersion: v1\nkind: A\nmetadata: {name: a}\na0: &a0 [x]\n");
        for (int i = 1; i < 150; i++) {
            text.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
        }
        refused(text.toString(), Map.of(), "m.json:10", "levels");
    }
}
