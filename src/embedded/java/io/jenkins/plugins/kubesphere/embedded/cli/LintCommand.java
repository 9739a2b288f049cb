package io.jenkins.plugins.kubesphere.embedded.cli;

import io.jenkins.plugins.kubesphere.jenkinsfile.check.Lint;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Diagnostic;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Severity;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lint}: what is wrong or unwise in Jenkinsfiles. */
@Command(name = "lint", mixinStandardHelpOptions = true, sortOptions = false, usageHelpWidth = 110,
    description = "Tells what is wrong or unwise in Jenkinsfiles, without running them.%n",
    footer = {"", "Exit status: 0 no error was found, 1 at least one, 2 a wrong argument."})
final class LintCommand implements Callable<Integer> {
    /** How findings are printed. */
    enum Format {
        text, json, sarif
    }

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Jenkinsfiles; - for standard input.")
    private List<String> files;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private Format format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Lint lint = Lint.withBundledCatalogue();
        List<LintReport.Checked> checked = new ArrayList<>();
        for (String file : files) {
            SyntaxTree tree = SyntaxTree.of(new SourceFile(file).read(spec.commandLine()).text());
            checked.add(new LintReport.Checked(file, tree, lint.check(tree)));
        }
        LintReport report = new LintReport(checked);
        spec.commandLine().getOut().println(switch (format) {
            case text -> report.text();
            case json -> report.json();
            case sarif -> SarifReport.of(checked);
        });
        return checked.stream().flatMap(one -> one.findings().stream()).map(Diagnostic::severity).anyMatch(Severity.ERROR::equals) ? Main.FAILED : Main.DONE;
    }
}
