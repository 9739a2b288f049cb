package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;

/** The body of a block as a person would type it: without the lines of its braces and without their indentation. */
public final class CodeText {
    private CodeText() {
    }

    /** The code in the block, its lines ending with a line feed. Lines that begin within a string keep every character. */
    public static String of(SyntaxTree tree, Block block) {
        Tokens tokens = tree.tokens();
        int from = block.open() < 0 ? 0 : tokens.end(block.open());
        int to = block.close() < tokens.size() ? tokens.start(block.close()) : tree.text().length();
        return dedent(tree, from, to);
    }

    private static String dedent(SyntaxTree tree, int from, int to) {
        String text = tree.text();
        List<int[]> lines = lines(text, from, to);
        int first = text.substring(lines.get(0)[0], lines.get(0)[1]).isBlank() ? 1 : 0;
        int last = lines.size() - 1;
        if (last >= first && text.substring(lines.get(last)[0], lines.get(last)[1]).isBlank()) {
            last--;
        }
        String common = null;
        for (int i = Math.max(1, first); i <= last; i++) {
            int[] line = lines.get(i);
            if (!inString(tree.tokens(), line[0]) && !text.substring(line[0], line[1]).isBlank()) {
                String indentation = indentation(text, line[0], line[1]);
                common = common == null ? indentation : commonPrefix(common, indentation);
            }
        }
        StringBuilder code = new StringBuilder();
        for (int i = first; i <= last; i++) {
            int[] line = lines.get(i);
            int start = line[0];
            if (i == 0) {
                start += indentation(text, line[0], line[1]).length();
            } else if (common != null && !inString(tree.tokens(), start)) {
                start += commonPrefix(common, indentation(text, line[0], line[1])).length();
            }
            code.append(i > first ? "\n" : "").append(text, start, line[1]);
        }
        return last == 0 ? code.toString().stripTrailing() : code.toString();
    }

    /** Starts and ends of the lines, without what ends them. */
    private static List<int[]> lines(String text, int from, int to) {
        List<int[]> lines = new ArrayList<>();
        int start = from;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                lines.add(new int[] {start, i});
                i += c == '\r' && i + 1 < to && text.charAt(i + 1) == '\n' ? 1 : 0;
                start = i + 1;
            }
        }
        lines.add(new int[] {start, to});
        return lines;
    }

    private static boolean inString(Tokens tokens, int offset) {
        int token = tokens.at(offset);
        return tokens.is(token, TokenKind.STRING) && tokens.start(token) < offset;
    }

    private static String indentation(String text, int from, int to) {
        int i = from;
        while (i < to && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return text.substring(from, i);
    }

    private static String commonPrefix(String one, String other) {
        int i = 0;
        while (i < one.length() && i < other.length() && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return one.substring(0, i);
    }
}
