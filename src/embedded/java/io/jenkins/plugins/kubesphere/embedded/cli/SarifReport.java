package io.jenkins.plugins.kubesphere.embedded.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.jenkinsfile.check.Rule;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Diagnostic;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Severity;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Splice;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/** Findings in the format SARIF 2.1.0 of OASIS, which code hosts and editors read. */
final class SarifReport {
    private SarifReport() {
    }

    static String of(List<LintReport.Checked> files) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json").put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "kubesphere-pipeline")
            .put("informationUri", "https://github.com/jenkinsci/kubesphere-pipeline-plugin");
        ArrayNode rules = driver.putArray("rules");
        for (Rule rule : Rule.values()) {
            ObjectNode node = rules.addObject().put("id", rule.code());
            node.putObject("defaultConfiguration").put("level", level(rule.severity()));
        }
        run.put("columnKind", "utf16CodeUnits");
        ArrayNode results = run.putArray("results");
        for (LintReport.Checked one : files) {
            one.findings().forEach(finding -> result(results.addObject(), one, finding));
        }
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static void result(ObjectNode result, LintReport.Checked one, Diagnostic finding) {
        result.put("ruleId", finding.code()).put("ruleIndex", Rule.valueOf(finding.code().toUpperCase(Locale.ROOT).replace('-', '_')).ordinal())
            .put("level", level(finding.severity()));
        result.putObject("message").put("text", finding.message());
        ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
        place.putObject("artifactLocation").put("uri", uri(one.file()));
        region(place.putObject("region"), one.tree(), finding.range().start(), finding.range().end());
        if (finding.fix() != null) {
            ObjectNode fix = result.putArray("fixes").addObject();
            fix.putObject("description").put("text", finding.fix().title());
            ObjectNode change = fix.putArray("artifactChanges").addObject();
            change.putObject("artifactLocation").put("uri", uri(one.file()));
            ArrayNode replacements = change.putArray("replacements");
            for (Splice splice : finding.fix().splices()) {
                ObjectNode replacement = replacements.addObject();
                region(replacement.putObject("deletedRegion"), one.tree(), splice.start(), splice.end());
                replacement.putObject("insertedContent").put("text", splice.text());
            }
        }
    }

    private static void region(ObjectNode region, SyntaxTree tree, int start, int end) {
        region.put("startLine", tree.lines().line(start)).put("startColumn", tree.lines().column(start))
            .put("endLine", tree.lines().line(end)).put("endColumn", tree.lines().column(end));
    }

    private static String level(Severity severity) {
        return severity == Severity.INFO ? "note" : severity.word();
    }

    private static String uri(String file) {
        try {
            return file.equals(SourceFile.STANDARD_INPUT) ? "stdin" : new URI(null, null, file.replace('\\', '/'), null).toASCIIString();
        } catch (URISyntaxException odd) {
            throw new IllegalArgumentException(odd);
        }
    }
}
