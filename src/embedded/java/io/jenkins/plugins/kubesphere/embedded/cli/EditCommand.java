package io.jenkins.plugins.kubesphere.embedded.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue;
import io.jenkins.plugins.kubesphere.jenkinsfile.check.Lint;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.EditException;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Editing;
import io.jenkins.plugins.kubesphere.jenkinsfile.json.EditJson;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edit}: the editor's own operations on a file. */
@Command(name = "edit", mixinStandardHelpOptions = true, sortOptions = false, usageHelpWidth = 110,
    description = "Applies edits of the stage editor and prints the result; every other byte stays as it is.%n",
    footer = {"", "The edits are a JSON list as docs/editor-protocol.md describes it; [] prints the file as it is.",
        "Exit status: 0 done, 1 an edit cannot be applied and nothing was changed, 2 a wrong argument."})
final class EditCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The Jenkinsfile; - for standard input.")
    private String file;

    @Option(names = "--edits", paramLabel = "EDITS", required = true, description = "A JSON file with the list of edits; - for standard input.")
    private String edits;

    @Option(names = "--in-place", description = "Write the result into the file instead of printing it.")
    private boolean inPlace;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        SourceFile source = new SourceFile(file);
        if (source.isStandardInput() && (inPlace || new SourceFile(edits).isStandardInput())) {
            throw new UsageException(Messages.FixCommand_NotInPlace(), spec.commandLine());
        }
        JsonNode list = list();
        EncodedText before = source.read(spec.commandLine());
        String after = edited(before.text(), list);
        try {
            if (!inPlace) {
                before.print(after, spec.commandLine().getOut());
            } else if (!after.equals(before.text())) {
                Files.write(Path.of(file), before.encode(after));
            }
        } catch (CharacterCodingException missing) {
            throw new CommandFailedException(Messages.EditCommand_Encoding(before.charset(), file), missing);
        }
        return Main.DONE;
    }

    private JsonNode list() throws IOException {
        try {
            return new ObjectMapper().readTree(new SourceFile(edits).bytes(spec.commandLine()));
        } catch (JsonProcessingException malformed) {
            throw new UsageException(Messages.EditCommand_NoEdits(edits, malformed.getOriginalMessage()), spec.commandLine());
        }
    }

    private static String edited(String text, JsonNode list) throws CommandFailedException {
        try {
            return new Editing(Catalogue.bundled(), Lint.withBundledCatalogue()).apply(Jenkinsfile.parse(text), EditJson.read(list)).file().text();
        } catch (EditException refused) {
            throw new CommandFailedException(refused.edit() < 0 ? refused.getMessage()
                : Messages.EditCommand_Refused(refused.edit(), refused.getMessage()), refused);
        }
    }
}
