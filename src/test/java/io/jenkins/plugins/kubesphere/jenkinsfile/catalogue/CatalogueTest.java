package io.jenkins.plugins.kubesphere.jenkinsfile.catalogue;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue.Section;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;

public class CatalogueTest {

    private final Catalogue catalogue = Catalogue.bundled();

    /** Read from the describable model of a running Jenkins. */
    @Test
    public void knowsEveryStepThatTheFactsKnowWithItsParameters() throws Exception {
        JsonNode facts = new ObjectMapper().readTree(Path.of("src/test/resources/jenkins-facts/steps.json").toFile());
        for (JsonNode fact : facts.path("steps")) {
            Type type = catalogue.find(Section.STEPS, fact.path("step").asText());
            assertNotNull(fact.path("step").asText(), type);
            assertTrue(type.name(), type.certain());
            assertEquals(type.name(), names(fact), new TreeSet<>(type.parameters().stream().map(Parameter::name).toList()));
        }
        assertEquals(facts.path("post").size(), catalogue.names(Section.POST).size());
    }

    private static Set<String> names(JsonNode fact) {
        Set<String> names = new TreeSet<>();
        fact.path("parameters").forEach(parameter -> names.add(parameter.path("name").asText()));
        return names;
    }

    @Test
    public void speaksBothLanguages() {
        for (Section section : Section.values()) {
            catalogue.types(section).values().forEach(type -> {
                assertTrue(type.name(), !type.title().in(Locale.ENGLISH).isBlank() && !type.help().in(Locale.SIMPLIFIED_CHINESE).isBlank());
                assertEquals(type.name(), type.parameters().size(), type.parameters().stream().map(Parameter::name).distinct().count());
            });
        }
        assertEquals("推送镜像", catalogue.find(Section.STEPS, "harborPush").title().in(Locale.SIMPLIFIED_CHINESE));
    }

    @Test
    public void findsTheNameThatWasMeant() {
        assertEquals(Optional.of("timeout"), NearName.of("timeuot", catalogue.names(Section.STEPS)));
        assertEquals(Optional.empty(), NearName.of("somethingElseAltogether", catalogue.names(Section.STEPS)));
    }
}
