package io.jenkins.plugins.kubesphere.jenkinsfile;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kubesphere.jenkinsfile.json.ModelJson;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Every file of the corpus is read without losing a character. */
public class CorpusTest {

    @Test
    public void whatIsReadIsPrintedAgain() throws Exception {
        Map<String, String> files = Corpus.files();
        assertTrue(files.size() + " files", files.size() >= 120);
        for (Map.Entry<String, String> file : files.entrySet()) {
            String printed = Jenkinsfile.parse(file.getValue()).tree().print();
            assertEquals(file.getKey(), file.getValue(), printed);
            assertArrayEquals(file.getKey(), Files.readAllBytes(Corpus.FOLDER.resolve(file.getKey())),
                printed.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    public void everyBeginningOfAFileIsReadAsWell() throws Exception {
        for (String text : Corpus.files().values()) {
            for (int end = 0; end < text.length(); end += 1 + text.length() / 40) {
                assertEquals(text.substring(0, end), Jenkinsfile.parse(text.substring(0, end)).tree().print());
            }
        }
    }

    @Test
    public void eachElementLiesWithinTheOneItsPathNamesAsItsOwner() throws Exception {
        for (Map.Entry<String, String> file : Corpus.files().entrySet()) {
            Jenkinsfile jenkinsfile = Jenkinsfile.parse(file.getValue());
            for (Node node : jenkinsfile.nodes().values()) {
                for (int slash = node.path().lastIndexOf('/'); slash > 0; slash = node.path().lastIndexOf('/', slash - 1)) {
                    Node owner = jenkinsfile.node(node.path().substring(0, slash));
                    assertTrue(file.getKey() + ": " + node.path(), owner == null || owner.range().contains(node.range()));
                }
            }
        }
    }

    @Test
    public void theModelOfEachIsJsonWhosePlacesAreInTheText() throws Exception {
        for (Map.Entry<String, String> file : Corpus.files().entrySet()) {
            JsonNode model = new ObjectMapper().readTree(ModelJson.text(Jenkinsfile.parse(file.getValue()), List.of()));
            for (JsonNode range : model.findValues("range")) {
                assertTrue(file.getKey(), range.get("start").intValue() <= range.get("end").intValue());
                assertTrue(file.getKey(), range.get("end").intValue() <= file.getValue().length());
            }
        }
    }
}
