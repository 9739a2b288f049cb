package io.jenkins.plugins.kubesphere.embedded.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class LintTest {
    private static final String WRONG = "pipeline {\n    agent any\n    stages { stage('a') { steps { echo 'a' } } } # end\n}\n";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.getRoot().toPath().resolve("Jenkinsfile"), text);
    }

    @Test
    public void exitsWithOneWhereAnErrorIsFoundAndPrintsJson() throws Exception {
        assertEquals(1, run("lint", file(WRONG).toString(), "--format", "json"));
        JsonNode finding = new ObjectMapper().readTree(out.toString()).path("files").path(0).path("diagnostics").path(0);
        assertEquals("error", finding.path("severity").asText());
        assertEquals("hash-comment", finding.path("code").asText());
        assertEquals(3, finding.path("line").asInt());
        assertEquals(1, finding.path("fix").path("edits").size());
    }

    @Test
    public void printsSarifWhoseResultsNameTheirRules() throws Exception {
        assertEquals(1, run("lint", file(WRONG).toString(), "--format", "sarif"));
        JsonNode run = new ObjectMapper().readTree(out.toString()).path("runs").path(0);
        JsonNode result = run.path("results").path(0);
        assertEquals(result.path("ruleId"), run.path("tool").path("driver").path("rules").path(result.path("ruleIndex").asInt()).path("id"));
        assertEquals(3, result.path("locations").path(0).path("physicalLocation").path("region").path("startLine").asInt());
    }

    @Test
    public void exitsWithZeroWithoutErrorsAndWithTwoForAWrongArgument() throws Exception {
        assertEquals(err.toString(), 0, run("lint", file(WRONG.replace("# end", "")).toString()));
        assertEquals(2, run("lint", folder.getRoot().toPath().resolve("absent").toString()));
        assertEquals(2, run("lint", file(WRONG).toString(), "--format", "xml"));
        assertEquals(2, run("fix", file(WRONG).toString(), "--rule", "no-such-rule"));
    }

    @Test
    public void fixesOnStandardOutputOrInPlace() throws Exception {
        Path file = file(WRONG);
        assertEquals(0, run("fix", file.toString()));
        assertEquals(WRONG.replace("#", "//"), out.toString());
        assertEquals(WRONG, Files.readString(file));
        assertEquals(0, run("fix", file.toString(), "--in-place", "--rule", "hash-comment"));
        assertTrue(Files.readString(file).contains("// end"));
    }
}
