package io.jenkins.plugins.kubesphere.embedded.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Diagnostic;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Severity;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Splice;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import java.io.IOException;
import java.util.List;

/** Findings as text for people and as JSON for programs. */
record LintReport(List<Checked> files) {
    /** One file and what was found in it. */
    record Checked(String file, SyntaxTree tree, List<Diagnostic> findings) {
    }

    /** One line a finding, and a line that sums up. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Checked one : files) {
            for (Diagnostic finding : one.findings()) {
                int start = finding.range().start();
                text.append(one.file()).append(':').append(one.tree().lines().line(start)).append(':').append(one.tree().lines().column(start)).append(": ")
                    .append(finding.severity().word()).append(": ").append(finding.message()).append(" [").append(finding.code()).append("]\n");
            }
        }
        return text + Messages.LintCommand_Summary(count(Severity.ERROR), count(Severity.WARNING), count(Severity.INFO));
    }

    private long count(Severity severity) {
        return files.stream().flatMap(one -> one.findings().stream()).filter(finding -> finding.severity() == severity).count();
    }

    String json() throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode list = root.putArray("files");
        for (Checked one : files) {
            ObjectNode file = list.addObject().put("file", one.file());
            ArrayNode diagnostics = file.putArray("diagnostics");
            one.findings().forEach(finding -> write(diagnostics.addObject(), one.tree(), finding));
        }
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static void write(ObjectNode json, SyntaxTree tree, Diagnostic finding) {
        int start = finding.range().start();
        json.put("severity", finding.severity().word()).put("code", finding.code()).put("message", finding.message())
            .put("line", tree.lines().line(start)).put("column", tree.lines().column(start)).put("length", finding.range().length()).put("start", start);
        if (finding.fix() == null) {
            json.putNull("fix");
            return;
        }
        ObjectNode fix = json.putObject("fix").put("title", finding.fix().title());
        ArrayNode edits = fix.putArray("edits");
        for (Splice splice : finding.fix().splices()) {
            edits.addObject().put("start", splice.start()).put("end", splice.end()).put("text", splice.text());
        }
    }
}
