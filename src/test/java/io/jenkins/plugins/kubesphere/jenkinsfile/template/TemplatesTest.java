package io.jenkins.plugins.kubesphere.jenkinsfile.template;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.jenkinsfile.check.Lint;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class TemplatesTest {

    @Test
    public void lintCleanWithTheirDefaults() {
        for (Template template : Templates.all()) {
            assertEquals(template.name(), List.of(), Lint.withBundledCatalogue().check(SyntaxTree.of(template.fill(Map.of()))));
        }
        assertEquals(6, Templates.all().size());
    }

    @Test
    public void takeAnyValueAsAStringAndNothingElse() {
        for (Template template : Templates.all()) {
            Map<String, String> values = new HashMap<>();
            template.parameters().forEach(parameter -> values.put(parameter.name(), "a'; evil()\\\n'''$x"));
            String filled = template.fill(values);
            assertTrue(filled, Lint.withBundledCatalogue().check(SyntaxTree.of(filled)).stream().noneMatch(finding -> finding.code().equals("syntax")));
            assertFalse(filled, filled.contains("{{"));
        }
    }

    @Test
    public void useEachOfTheirParameters() {
        for (Template template : Templates.all()) {
            template.parameters().forEach(parameter -> assertTrue(template.name() + " " + parameter.name(), template.text().contains("{{" + parameter.name() + "}}")));
        }
    }
}
