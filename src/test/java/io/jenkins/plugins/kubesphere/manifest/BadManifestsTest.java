package io.jenkins.plugins.kubesphere.manifest;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

/** Each mistake of a manifest has its sentence, with the place. */
public class BadManifestsTest {

    private static final String HEAD = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

    private static void refused(String text, String... words) {
        ManifestException refusal = assertThrows(ManifestException.class, () -> strict(Map.of("SET", "value")).read(List.of(ManifestText.of("m.yaml", text))));
        for (String word : words) {
            assertThat(refusal.getMessage(), containsString(word));
        }
    }

    private static Substitution strict(Map<String, String> variables) {
        return new Substitution(variables, Set.of(), true, false);
    }

    @Test
    public void saysWhereTheTextIsNoYaml() {
        refused(HEAD + "data: {k: [1\n", "m.yaml:", "not valid YAML");
        refused(HEAD + "data:\n\tk: v\n", "m.yaml:5:", "tab");
        refused(HEAD + "data: {k: \"open}\n", "m.yaml:");
        refused(HEAD + "data: a: b\n", "m.yaml:4:8");
        refused(HEAD + "data: {k: *nowhere}\n", "m.yaml:4:11", "*nowhere");
        refused(HEAD + "data: {k: !!java.lang.Runtime x}\n", "m.yaml:4:11", "tag");
        refused(HEAD + "data: {k: .inf}\n", "m.yaml:4:11", ".inf");
        refused(HEAD + "data: {k: !!binary \"%%\"}\n", "m.yaml:4:11", "Base64");
        refused(HEAD + "data:\n  k: 1\n  k: 2\n", "m.yaml:6:3", "\"k\"", "twice");
        refused(HEAD + "data: {[a]: b}\n", "m.yaml:4:", "key");
        refused(HEAD + "data: {<<: 3}\n", "m.yaml:4:", "merged");
    }

    @Test
    public void stopsBombs() {
        refused(HEAD + "data: " + "[".repeat(5000) + "]".repeat(5000), "m.yaml:4:", "levels");
        StringBuilder bomb = new StringBuilder(HEAD + "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [").append(("*a" + (i - 1) + ", ").repeat(9)).append("1]\n");
        }
        refused(bomb.toString(), "aliases expand");
        refused("x".repeat(ManifestText.LARGEST + 1), "m.yaml", "bytes");
    }

    @Test
    public void saysWhatADocumentLacks() {
        refused("kind: A\nmetadata: {name: a}\n", "m.yaml:1:1", "apiVersion");
        refused("apiVersion: v1\nmetadata: {name: a}\n", "m.yaml:1:1", "kind");
        refused("apiVersion: v1\nkind: Pod\n", "Pod", "metadata");
        refused("apiVersion: v1\nkind: Pod\nmetadata: {labels: {a: b}}\n", "metadata.name");
        refused("apiVersion: v1\nkind: Pod\nmetadata: {name: 12}\n", "quotes");
        refused("apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: 12}\n", "quotes");
        refused("apiVersion: v1\nkind: Pod\nmetadata: {name: a/../b}\n", "a/../b");
        refused("apiVersion: v1\nkind: Pod\nmetadata: {generateName: a-}\n", "generateName");
        refused("just words\n", "not a Kubernetes object");
        refused("- a\n- b\n", "not a Kubernetes object");
        refused(HEAD + "---\n" + HEAD, "m.yaml:5:1", "m.yaml:1", "twice");
    }

    @Test
    public void refusesOtherEncodings() {
        ManifestException refusal = assertThrows(ManifestException.class,
                () -> strict(Map.of()).read(List.of(new ManifestText("m.yaml", new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0}))));
        assertEquals("m.yaml: the file is not UTF-8 text", refusal.getMessage());
    }

    @Test
    public void listsEveryUnsetVariableWithNearNames() {
        ManifestException refusal = assertThrows(ManifestException.class, () -> strict(Map.of("BUILD_NUMBER", "1"))
                .read(List.of(ManifestText.of("a.yaml", "x: $BULD_NUMBER\n"), ManifestText.of("b.yaml", "\ny: ${NOTHING_LIKE_IT} $BULD_NUMBER"))));
        assertThat(refusal.getMessage(), containsString("$BULD_NUMBER in a.yaml:1, b.yaml:2 – did you mean BUILD_NUMBER?"));
        assertThat(refusal.getMessage(), containsString("$NOTHING_LIKE_IT in b.yaml:2"));
        assertThat(refusal.getMessage(), containsString("2 variables are not set"));
    }

    @Test
    public void valuesAreTextAndNeverStructure() {
        for (String value : List.of("a\nb: c", "a: b", "a #b", "[a", "*x", "&x y", "{a: b}", "- a", "a\n---\nb", "!!int 3", "\"", "'", "| x", "a ")) {
            ManifestException refusal = assertThrows(value, ManifestException.class,
                    () -> strict(Map.of("EVIL", value)).read(List.of(ManifestText.of("m.yaml", HEAD + "data:\n  k: $EVIL\n  l: m\n"))));
            assertThat(refusal.getMessage(), containsString("m.yaml:5:6"));
            assertThat(refusal.getMessage(), containsString("$EVIL"));
        }
    }

    @Test
    public void valuesWithPunctuationAreFineWhereTheyStayText() throws Exception {
        for (String value : List.of("registry:5000/a/b:1-2", "sha256:0a", "it's", "a b", "100%", "a=b,c=d", "https://host/?q=1&r=2", "构建")) {
            List<ManifestDocument> read = strict(Map.of("X", value)).read(List.of(ManifestText.of("m.yaml", HEAD + "data: \n  k: v-$X\n  # $X\n")));
            assertEquals("v-" + value, read.get(0).object().at("/data/k").asText());
        }
    }

    @Test
    public void structureIsKeptWhenItIsAllowed() throws Exception {
        List<ManifestDocument> read = new Substitution(Map.of("X", "{a: b}"), Set.of(), true, true).read(List.of(ManifestText.of("m.yaml", HEAD + "data: $X\n")));
        assertEquals("b", read.get(0).object().at("/data/a").asText());
    }

    @Test
    public void onlyAllowedVariablesAreSubstituted() throws Exception {
        List<ManifestDocument> read = new Substitution(Map.of("X", "1", "Y", "2"), Set.of("X"), true, false)
                .read(List.of(ManifestText.of("m.yaml", HEAD + "data: {k: \"$X $Y $HOME_\"}\n")));
        assertEquals("1 $Y $HOME_", read.get(0).object().at("/data/k").asText());
    }

    @Test
    public void listsAndManyDocumentsAreUnpackedInOrder() throws Exception {
        String text = "# first\n---\n" + HEAD + "---\n---\napiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Secret, metadata: {name: b}}\n"
                + "- {apiVersion: v1, kind: Secret, metadata: {name: c}}\n...\n";
        assertEquals(List.of("a", "b", "c"), ManifestDocuments.read("m.yaml", text).stream().map(ManifestDocument::name).toList());
    }

    @Test
    public void directoriesAreWalkedAsKubectlWalksThem() {
        assertEquals(List.of("a/z.yml", "a.json", "b.yaml"), FileOrder.manifests(List.of("b.yaml", "a.json", "README.md", "c.YAML", "a/z.yml")));
    }
}
