package io.jenkins.plugins.kubesphere.embedded.cli;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The commands {@code model} and {@code edit}. */
public class EditTest {
    private static final String TEXT = "\uFEFFpipeline {\r\n\tagent any // \u6c34\r\n\tstages { stage('a') { steps { echo 'a' } } }\r\n}";
    private static final String RENAME = "[{\"operation\": \"renameStage\", \"path\": \"pipeline/stages/0\", \"name\": \"b\"}]";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private String file(String name, byte[] bytes) throws Exception {
        return Files.write(folder.getRoot().toPath().resolve(name), bytes).toString();
    }

    private String text(String name, String text) throws Exception {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    public void theModelIsJsonWithStagesStepsAndPlaces() throws Exception {
        assertEquals(err.toString(), 0, run("model", text("Jenkinsfile", TEXT)));
        JsonNode model = new ObjectMapper().readTree(out.toString());
        assertEquals(1, model.get("schema").intValue());
        assertEquals("declarative", model.get("kind").textValue());
        assertEquals("echo", model.at("/pipeline/stages/0/steps/0/name").textValue());
        assertEquals(TEXT.indexOf("echo"), model.at("/pipeline/stages/0/steps/0/range/start").intValue());
        assertEquals(3, model.at("/pipeline/stages/0/steps/0/range/line").intValue());
    }

    @Test
    public void aFileInAnOlderEncodingIsCheckedAndMendedByteForByte() throws Exception {
        String text = "pipeline {\n  agent any # \u00fcberall\n  stages { stage('Pr\u00fcfen') { steps { echo 'a' } } }\n}\n";
        String file = file("Jenkinsfile", text.getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(err.toString(), 1, run("lint", file));
        assertEquals(err.toString(), 0, run("fix", "--in-place", file));
        assertArrayEquals(text.replace("#", "//").getBytes(StandardCharsets.ISO_8859_1), Files.readAllBytes(Path.of(file)));
    }

    @Test
    public void noEditsPrintTheFileAsItIs() throws Exception {
        assertEquals(0, run("edit", text("Jenkinsfile", TEXT), "--edits", text("none.json", "[]")));
        assertEquals(TEXT, out.toString());
    }

    @Test
    public void editsArePrintedOrWrittenInPlace() throws Exception {
        String file = text("Jenkinsfile", TEXT);
        String edits = text("edits.json", RENAME);
        assertEquals(0, run("edit", file, "--edits", edits));
        assertEquals(TEXT.replace("stage('a')", "stage('b')"), out.toString());
        assertEquals(TEXT, Files.readString(Path.of(file)));
        assertEquals(0, run("edit", file, "--edits", edits, "--in-place"));
        assertEquals(TEXT.replace("stage('a')", "stage('b')"), Files.readString(Path.of(file)));
    }

    @Test
    public void otherEncodingsStayByteForByte() throws Exception {
        String german = TEXT.substring(1).replace('\u6c34', '\u00fc');
        String latin = file("latin", german.getBytes(StandardCharsets.ISO_8859_1));
        String wide = file("wide", TEXT.getBytes(StandardCharsets.UTF_16LE));
        assertEquals(0, run("edit", latin, "--edits", text("edits.json", RENAME), "--in-place"));
        assertArrayEquals(german.replace("stage('a')", "stage('b')").getBytes(StandardCharsets.ISO_8859_1), Files.readAllBytes(Path.of(latin)));
        assertEquals(1, run("edit", latin, "--edits", text("edits.json", RENAME.replace("\"b\"", "\"\u6c34\"")), "--in-place"));
        assertThat(err.toString(), containsString("ISO-8859-1"));
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true));
        try {
            assertEquals(0, run("edit", wide, "--edits", text("none.json", "[]")));
        } finally {
            System.setOut(before);
        }
        assertArrayEquals(Files.readAllBytes(Path.of(wide)), bytes.toByteArray());
    }

    @Test
    public void whatCannotBeAppliedChangesNothing() throws Exception {
        String file = text("Jenkinsfile", TEXT);
        String second = RENAME.replace("]", ", {\"operation\": \"deleteStage\", \"path\": \"pipeline/stages/9\"}]");
        assertEquals(1, run("edit", file, "--edits", text("edits.json", second), "--in-place"));
        assertThat(err.toString(), containsString("Edit 1 cannot be applied"));
        assertEquals(TEXT, Files.readString(Path.of(file)));
        assertEquals(2, run("edit", file, "--edits", text("broken.json", "[")));
        assertEquals(1, run("edit", file, "--edits", text("object.json", "{}")));
        assertEquals(2, run("edit", file));
        assertEquals("", out.toString());
    }
}
