package io.jenkins.plugins.kubesphere.embedded.web;

/** A unified diff, lines coloured by their first character; the character itself stays, so colour is never alone. */
final class ChangeView {
    private ChangeView() {
    }

    static void write(Markup page, String text) {
        page.element("h3", Messages.ChangeView_Title());
        page.open("pre", "class", "change", "tabindex", "0");
        for (String line : text.strip().split("\\R")) {
            boolean added = line.startsWith("+") && !line.startsWith("+++");
            boolean removed = line.startsWith("-") && !line.startsWith("---");
            page.element("span", line + "\n", "class", added ? "change__added" : removed ? "change__removed" : null);
        }
        page.close();
    }
}
