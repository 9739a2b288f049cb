package io.jenkins.plugins.kubesphere.embedded.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Words of the form {@code NAME=value}; the value may be empty and may contain further equals signs. */
final class Assignment {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private Assignment() {
    }

    /**
     * @param option the option that the words were given to, for the message
     * @throws UsageException for a word without a name or an equals sign, and for a name that is given twice
     */
    static Map<String, String> parse(List<String> words, String option, CommandLine command) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? "" : word.substring(0, equals);
            if (!NAME.matcher(name).matches()) {
                throw new UsageException(Messages.Assignment_Malformed(option, word), command);
            }
            if (values.put(name, word.substring(equals + 1)) != null) {
                throw new UsageException(Messages.Assignment_Twice(option, name), command);
            }
        }
        return values;
    }
}
