package io.jenkins.plugins.kubesphere.embedded.web.jelly;

import java.util.Map;

/** The few tags of {@code /lib/hudson} that views of the plugin use. */
final class HudsonTags {
    static final Map<String, Tag> TAGS = Map.of(
        "summary", HudsonTags::summary,
        "help", call -> call.out().element("a", "?", "class", "jenkins-help-button", "href", call.text("href")),
        "progressBar", call -> call.out().open("progress", "max", "100", "value", call.text("pos")).close("progress"));

    private HudsonTags() {
    }

    private static void summary(Call call) {
        call.out().open("div", "class", "jenkins-card jenkins-summary");
        if (call.has("href")) {
            call.out().open("a", "href", call.text("href"), "class", "jenkins-summary__link").text("→").close("a");
        }
        call.body();
        call.out().close("div");
    }
}
