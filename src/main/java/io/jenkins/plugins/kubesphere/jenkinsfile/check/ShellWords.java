package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import java.util.ArrayList;
import java.util.List;

/** Cuts one line of a shell script into words and operators, as far as this is needed to recognise simple commands. */
final class ShellWords {

    /**
     * @param text without the quotes around it
     * @param start offset in the line
     * @param quoted whether any part of it stood in quotes
     * @param operator whether it is one of {@code | || & && ; < > >> ( )}
     */
    record Word(String text, int start, boolean quoted, boolean operator) {
        boolean is(String word) {
            return text.equals(word);
        }
    }

    private ShellWords() {
    }

    /** The words of the line, or an empty list where quotes stay open. A comment ends the line. */
    static List<Word> of(String line) {
        List<Word> words = new ArrayList<>();
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (c == ' ' || c == '\t') {
                i++;
            } else if (c == '#') {
                break;
            } else if ("|&;<>()".indexOf(c) >= 0) {
                int end = i + 1 < line.length() && line.charAt(i + 1) == c ? i + 2 : i + 1;
                words.add(new Word(line.substring(i, end), i, false, true));
                i = end;
            } else {
                StringBuilder text = new StringBuilder();
                int end = word(line, i, text);
                if (end < 0) {
                    return List.of();
                }
                words.add(new Word(text.toString(), i, end - i != text.length(), false));
                i = end;
            }
        }
        return words;
    }

    /** End of the word, or -1 where a quote stays open. */
    private static int word(String line, int from, StringBuilder text) {
        int i = from;
        int depth = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (depth == 0 && (c == ' ' || c == '\t' || "|&;<>".indexOf(c) >= 0 || (c == '(' || c == ')') && !line.startsWith("$(", i - 1))) {
                break;
            }
            if (c == '\'' || c == '"') {
                int close = line.indexOf(c, i + 1);
                if (close < 0) {
                    return -1;
                }
                text.append(line, i + 1, close);
                i = close + 1;
                continue;
            }
            depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
            text.append(c);
            i++;
        }
        return i;
    }

    /** The commands of a line, cut at {@code && ; || |} and other operators; redirections stay with their command. */
    static List<List<Word>> commands(List<Word> words) {
        List<List<Word>> commands = new ArrayList<>();
        List<Word> current = new ArrayList<>();
        for (Word word : words) {
            if (word.operator() && !word.is("<") && !word.is(">") && !word.is(">>")) {
                commands.add(current);
                current = new ArrayList<>();
            } else {
                current.add(word);
            }
        }
        commands.add(current);
        return commands.stream().filter(command -> !command.isEmpty()).toList();
    }
}
