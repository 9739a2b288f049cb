package io.jenkins.plugins.kubesphere.embedded.cli;

import io.jenkins.plugins.kubesphere.jenkinsfile.check.Lint;
import io.jenkins.plugins.kubesphere.jenkinsfile.check.Modernisation;
import io.jenkins.plugins.kubesphere.jenkinsfile.check.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fix}: applies the fixes of findings and changes nothing else. */
@Command(name = "fix", mixinStandardHelpOptions = true, sortOptions = false, usageHelpWidth = 110,
    description = "Applies the fixes that lint offers and prints the result; every other character stays as it is.%n")
final class FixCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The Jenkinsfile; - for standard input.")
    private String file;

    @Option(names = "--rule", paramLabel = "CODE", description = "Only the fixes of this rule; may be repeated.")
    private List<String> rules = new ArrayList<>();

    @Option(names = "--in-place", description = "Write the result into the file instead of printing it.")
    private boolean inPlace;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        for (String rule : rules) {
            if (!Rule.codes().contains(rule)) {
                throw new UsageException(Messages.FixCommand_NoRule(rule, String.join(", ", Rule.codes())), spec.commandLine());
            }
        }
        SourceFile source = new SourceFile(file);
        if (inPlace && source.isStandardInput()) {
            throw new UsageException(Messages.FixCommand_NotInPlace(), spec.commandLine());
        }
        EncodedText before = source.read(spec.commandLine());
        String fixed = new Modernisation(Lint.withBundledCatalogue()).apply(before.text(), new HashSet<>(rules));
        if (!inPlace) {
            before.print(fixed, spec.commandLine().getOut());
        } else if (!fixed.equals(before.text())) {
            Files.write(Path.of(file), before.encode(fixed));
        }
        return Main.DONE;
    }
}
