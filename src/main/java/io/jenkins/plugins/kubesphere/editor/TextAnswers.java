package io.jenkins.plugins.kubesphere.editor;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import hudson.model.Item;
import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.CatalogueJson;
import io.jenkins.plugins.kubesphere.jenkinsfile.check.Lint;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Diagnostic;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Severity;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.EditException;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Edited;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Editing;
import io.jenkins.plugins.kubesphere.jenkinsfile.json.DiagnosticJson;
import io.jenkins.plugins.kubesphere.jenkinsfile.json.EditJson;
import io.jenkins.plugins.kubesphere.jenkinsfile.json.EditedJson;
import io.jenkins.plugins.kubesphere.jenkinsfile.json.ModelJson;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Kind;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Lines;
import io.jenkins.plugins.kubesphere.jenkinsfile.template.Template;
import io.jenkins.plugins.kubesphere.jenkinsfile.template.TemplateJson;
import io.jenkins.plugins.kubesphere.jenkinsfile.template.Templates;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.StaplerRequest2;

/** What the editor answers about a text that the browser sent. */
final class TextAnswers {
    private TextAnswers() {
    }

    static Map<String, Object> model(String text) throws Refusal, IOException, InterruptedException {
        return Deadline.within(() -> {
            Jenkinsfile jenkinsfile = Jenkinsfile.parse(text);
            return Map.of("model", new RawValue(ModelJson.text(jenkinsfile, lint(jenkinsfile))));
        });
    }

    /** The text after the edits; an edit that cannot be applied is an answer too, and nothing of the list is applied then. */
    static Object edit(String text, JsonNode edits) throws Refusal, IOException, InterruptedException {
        return Deadline.within(() -> {
            try {
                Edited edited = new Editing(Catalogue.bundled(), Lint.withBundledCatalogue()).apply(Jenkinsfile.parse(text), EditJson.read(edits));
                if (edited.file().text().length() > Question.LARGEST_TEXT) {
                    throw Refusal.tooLarge(Messages.Question_tooLarge());
                }
                return new RawValue(EditedJson.text(edited, lint(edited.file())));
            } catch (EditException refused) {
                return Map.of("error", Map.of("message", refused.getMessage(), "edit", refused.edit()));
            }
        });
    }

    static Map<String, Object> template(String name, Map<String, String> values) throws Refusal {
        Template template = Templates.find(name).orElseThrow(() -> Refusal.notFound(Messages.TextAnswers_noTemplate(name)));
        return Map.of("text", template.fill(values));
    }

    static List<Diagnostic> lint(Jenkinsfile jenkinsfile) {
        return Lint.withBundledCatalogue().check(jenkinsfile);
    }

    static ObjectNode catalogue(Item context, String root) {
        Locale locale = LocaleProvider.getLocale();
        ObjectNode catalogue = InstalledCatalogue.of(CatalogueJson.of(Catalogue.bundled(), locale), context, locale, root);
        catalogue.set("templates", TemplateJson.of(Templates.all(), locale));
        return catalogue;
    }

    /**
     * What the linter finds, and what the controller's own validator refuses besides. That one is asked about declarative pipelines alone, for it
     * refuses every other; what both refuse in the same line is told once, by the one that explains it better.
     */
    static Map<String, Object> check(String text, StaplerRequest2 request) throws Refusal, IOException, InterruptedException {
        return Deadline.within(() -> findings(text, request));
    }

    private static Map<String, Object> findings(String text, StaplerRequest2 request) throws IOException {
        Jenkinsfile jenkinsfile = Jenkinsfile.parse(text);
        Lines lines = jenkinsfile.tree().lines();
        List<Diagnostic> linted = new Lint(InstalledTypes.of(Catalogue.bundled())).check(jenkinsfile);
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = Question.JSON.createGenerator(json)) {
            DiagnosticJson.write(generator, lines, linted);
        }
        ArrayNode diagnostics = (ArrayNode) Question.JSON.readTree(json.toString());
        Set<Integer> told = new HashSet<>();
        linted.stream().filter(found -> found.severity() == Severity.ERROR).forEach(found -> told.add(lines.line(found.range().start())));
        if (jenkinsfile.model().kind() == Kind.DECLARATIVE) {
            for (ControllerValidator.Finding finding : controllerFindings(text, request)) {
                if (!told.contains(finding.line())) {
                    diagnostics.addPOJO(diagnostic(finding, text, lines));
                }
            }
        }
        return Map.of("diagnostics", diagnostics);
    }

    private static List<ControllerValidator.Finding> controllerFindings(String text, StaplerRequest2 request) throws IOException {
        try {
            return ControllerValidator.findings(text, request);
        } catch (LinkageError missingOrOlder) {
            // Without the plugin, or with one from before Jenkins' move to jakarta.servlet, there is nobody to ask.
            return List.of();
        }
    }

    /** The validator names a place without a length: the rest of its line is marked. */
    private static Map<String, Object> diagnostic(ControllerValidator.Finding finding, String text, Lines lines) {
        int lineStart = 0;
        for (int line = 1; line < finding.line() && lineStart < text.length(); line++) {
            int end = text.indexOf('\n', lineStart);
            lineStart = end < 0 ? text.length() : end + 1;
        }
        int start = Math.min(lineStart + Math.max(0, finding.column() - 1), text.length());
        int end = text.indexOf('\n', start);
        String marked = text.substring(start, end < 0 ? text.length() : end).stripTrailing();
        Map<String, Object> diagnostic = new LinkedHashMap<>();
        diagnostic.put("severity", "error");
        diagnostic.put("code", "controller");
        diagnostic.put("message", finding.message());
        diagnostic.put("line", lines.line(start));
        diagnostic.put("column", lines.column(start));
        diagnostic.put("length", marked.length());
        diagnostic.put("start", start);
        diagnostic.put("fix", null);
        return diagnostic;
    }
}
