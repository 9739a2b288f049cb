package io.jenkins.plugins.kubesphere.embedded.cli;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import picocli.CommandLine;

/**
 * A YAML list of {@code {kind, id, description, …}}. Paths are relative to the file; {@code ${env:NAME}} in a value takes an environment
 * variable. Every mistake is one sentence that names the file and the entry, never a value.
 */
final class CredentialsFile {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]*)}");
    private static final int MOST_ALIASES = 10;

    private final Path file;
    private final Map<String, String> environment;
    private final CommandLine command;

    private CredentialsFile(Path file, Map<String, String> environment, CommandLine command) {
        this.file = file;
        this.environment = environment;
        this.command = command;
    }

    /** @throws UsageException for a file that cannot be read or an entry that cannot be used */
    static List<StandardCredentials> read(Path file, Map<String, String> environment, CommandLine command) {
        return new CredentialsFile(file, environment, command).credentials();
    }

    private List<StandardCredentials> credentials() {
        if (!(load() instanceof List<?> entries)) {
            throw new UsageException(Messages.CredentialsFile_NotAList(file), command);
        }
        List<StandardCredentials> credentials = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            int number = i + 1;
            Map<String, String> fields = fields(entries.get(i), number);
            StandardCredentials one = credential(fields, number);
            if (!ids.add(one.getId())) {
                throw new UsageException(Messages.CredentialsFile_IdTwice(file, one.getId()), command);
            }
            credentials.add(one);
        }
        return credentials;
    }

    private Object load() {
        LoadSettings settings = LoadSettings.builder().setAllowDuplicateKeys(false).setMaxAliasesForCollections(MOST_ALIASES).build();
        try {
            return new Load(settings).loadFromString(Files.readString(file));
        } catch (YamlEngineException malformed) {
            // The message of the parser quotes the text around the mistake, which may be a secret: only the place is told.
            String place = malformed instanceof org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException marked
                ? marked.getProblemMark().map(mark -> mark.getLine() + 1 + ":" + (mark.getColumn() + 1)).orElse("?") : "?";
            throw new UsageException(Messages.CredentialsFile_BadYaml(file, place), command);
        } catch (IOException unreadable) {
            throw new UsageException(Messages.RunCommand_NoFile(file), command);
        }
    }

    private Map<String, String> fields(Object entry, int number) {
        if (!(entry instanceof Map<?, ?> map)) {
            throw new UsageException(Messages.CredentialsFile_NotAList(file), command);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value == null || value instanceof Map || value instanceof List) {
                throw new UsageException(Messages.CredentialsFile_NotAnEntry(file, Integer.toString(number)), command);
            }
            fields.put(String.valueOf(key), expand(value.toString(), number));
        });
        return fields;
    }

    private String expand(String value, int number) {
        Matcher matcher = VARIABLE.matcher(value);
        return matcher.replaceAll(match -> {
            String found = environment.get(match.group(1));
            if (found == null) {
                throw new UsageException(Messages.CredentialsFile_EnvironmentMissing(file, Integer.toString(number), match.group(1)), command);
            }
            return Matcher.quoteReplacement(found);
        });
    }

    private StandardCredentials credential(Map<String, String> fields, int number) {
        String entry = Integer.toString(number);
        String word = required(fields, "kind", entry);
        CredentialKind kind = CredentialKind.of(word)
            .orElseThrow(() -> new UsageException(Messages.CredentialsFile_KindUnknown(file, entry, word, CredentialKind.words()), command));
        for (String field : fields.keySet()) {
            if (!kind.fields().contains(field)) {
                throw new UsageException(Messages.CredentialsFile_FieldUnknown(file, entry, field, kind.word(), String.join(", ", kind.fields())), command);
            }
        }
        required(fields, "id", entry);
        kind.required().forEach(field -> required(fields, field, entry));
        if (kind == CredentialKind.KUBECONFIG && fields.containsKey("file") == fields.containsKey("content")) {
            throw new UsageException(Messages.CredentialsFile_OneOf(file, entry), command);
        }
        try {
            return CredentialFactory.create(kind, fields, name -> content(fields.get(name), entry));
        } catch (IllegalArgumentException | hudson.model.Descriptor.FormException refused) {
            throw new UsageException(Messages.CredentialsFile_Refused(file, entry, refused.getMessage()), command);
        }
    }

    private String required(Map<String, String> fields, String name, String entry) {
        String value = fields.get(name);
        if (value == null || value.isEmpty()) {
            throw new UsageException(Messages.CredentialsFile_FieldMissing(file, entry, name), command);
        }
        return value;
    }

    private byte[] content(String path, String entry) {
        Path absolute = file.toAbsolutePath().getParent().resolve(path);
        try {
            return Files.readAllBytes(absolute);
        } catch (IOException unreadable) {
            throw new UsageException(Messages.CredentialsFile_FileUnreadable(file, entry, absolute), command);
        }
    }

    static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
