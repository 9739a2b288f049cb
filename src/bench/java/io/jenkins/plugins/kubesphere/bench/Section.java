package io.jenkins.plugins.kubesphere.bench;

import java.util.List;

/** Markdown of one benchmark, also shown while it comes into being. */
public final class Section {

    private final StringBuilder text = new StringBuilder();

    Section(String title) {
        text.append("## ").append(title).append("\n\n");
        System.out.println("== " + title);
    }

    public void paragraph(String words) {
        text.append(words).append("\n\n");
        System.out.println(words);
    }

    public void table(List<String> header, List<List<String>> rows) {
        row(header);
        row(header.stream().map(cell -> "---").toList());
        rows.forEach(this::row);
        text.append('\n');
    }

    private void row(List<String> cells) {
        String line = "| " + String.join(" | ", cells) + " |";
        text.append(line).append('\n');
        System.out.println(line);
    }

    String markdown() {
        return text.toString();
    }
}
