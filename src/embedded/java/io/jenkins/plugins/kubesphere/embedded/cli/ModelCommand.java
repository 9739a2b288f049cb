package io.jenkins.plugins.kubesphere.embedded.cli;

import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import io.jenkins.plugins.kubesphere.jenkinsfile.check.Lint;
import io.jenkins.plugins.kubesphere.jenkinsfile.json.ModelJson;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code model}: what a Jenkinsfile is made of. */
@Command(name = "model", mixinStandardHelpOptions = true, sortOptions = false, usageHelpWidth = 110,
    description = "Prints the stages and steps of a Jenkinsfile with their places as JSON, as docs/editor-protocol.md describes it.%n")
final class ModelCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The Jenkinsfile; - for standard input.")
    private String file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        EncodedText source = new SourceFile(file).read(spec.commandLine());
        Jenkinsfile jenkinsfile = Jenkinsfile.parse(source.text());
        PrintWriter out = spec.commandLine().getOut();
        ModelJson.write(out, jenkinsfile, Lint.withBundledCatalogue().check(jenkinsfile));
        out.println();
        return Main.DONE;
    }
}
