package io.jenkins.plugins.kubesphere.embedded.web.jelly;

import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.util.Map;
import java.util.Map.Entry;
import jenkins.model.Jenkins;

/** The tags that lay a page out. What surrounds the page is added by the caller through {@link PageFrame}. */
final class LayoutTags {
    static final Map<String, Tag> TAGS = Map.ofEntries(
        tag("layout", LayoutTags::layout),
        tag("header", Call::body),
        tag("breadcrumb", call -> call.out().element("a", call.text("title"), "href", call.text("href", "."))),
        tag("main-panel", call -> wrap(call, "div", "class", "jenkins-main")),
        tag("side-panel", call -> wrap(call, "nav", "class", "side-panel", "id", "side")),
        tag("tasks", Call::body),
        tag("task", LayoutTags::task),
        tag("app-bar", LayoutTags::appBar),
        tag("card", LayoutTags::card),
        tag("pane", LayoutTags::card),
        tag("icon", call -> call.out().element("span", "", "class", "jenkins-icon", "aria-hidden", "true")),
        tag("notice", call -> call.out().element("div", call.text("title"), "class", "jenkins-notice")),
        tag("spinner", call -> call.out().element("p", call.text("text", ""), "class", "jenkins-spinner", "role", "status")),
        tag("badge", call -> call.out().element("span", call.text("badge"), "class", "jenkins-badge")),
        tag("breakable", call -> call.out().text(call.text("value"))),
        tag("hasPermission", LayoutTags::hasPermission),
        tag("isAdmin", call -> {
            if (Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                call.body();
            }
        }),
        tag("copyButton", call -> call.out().element("button", call.text("label", "⧉"), "type", "button",
            "class", "jenkins-button jenkins-copy-button", "data-text", call.text("text"), "title", call.text("tooltip"))),
        tag("view", Call::body));

    private LayoutTags() {
    }

    static Entry<String, Tag> tag(String name, Tag tag) {
        return Map.entry(name, tag);
    }

    static void wrap(Call call, String tag, String... attributes) {
        call.out().open(tag, attributes);
        call.body();
        call.out().close(tag);
    }

    /** The permission is checked before a word of the page is written, as in Jenkins. */
    private static void layout(Call call) {
        if (call.has("permission")) {
            owner(call, call.scope().get("it")).checkPermission((Permission) call.value("permission"));
        }
        Html inside = new Html();
        call.renderer().children(call.element(), call.scope().inner(), inside);
        PageFrame frame = (PageFrame) call.scope().get(PageFrame.VARIABLE);
        call.out().raw(frame == null ? inside.toString() : frame.around(call.text("title"), call.text("type", "two-column"), inside.toString()));
    }

    private static AccessControlled owner(Call call, Object it) {
        return it instanceof AccessControlled controlled ? controlled : Jenkins.get();
    }

    private static void hasPermission(Call call) {
        Object it = call.has("it") ? call.value("it") : call.scope().get("it");
        if (owner(call, it).hasPermission((Permission) call.value("permission"))) {
            call.body();
        }
    }

    private static void task(Call call) {
        if (call.isTrue("post")) {
            throw call.refused("a task that posts is not drawn here; use a form");
        }
        call.out().element("a", call.text("title"), "class", "task-link", "href", call.text("href"));
    }

    private static void appBar(Call call) {
        call.out().open("div", "class", "jenkins-app-bar").element("h1", call.text("title"));
        if (call.has("subtitle")) {
            call.out().element("span", call.text("subtitle"), "class", "jenkins-app-bar__subtitle jenkins-section__description");
        }
        call.out().open("div", "class", "jenkins-app-bar__controls");
        call.body();
        call.out().close("div").close("div");
    }

    private static void card(Call call) {
        call.out().open("section", "class", "jenkins-card", "id", call.text("id")).element("h2", call.text("title"));
        call.body();
        call.out().close("section");
    }
}
