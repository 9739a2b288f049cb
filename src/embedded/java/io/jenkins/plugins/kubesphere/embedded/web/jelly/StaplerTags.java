package io.jenkins.plugins.kubesphere.embedded.web.jelly;

import java.util.Map;

/** Stapler's tags. */
final class StaplerTags {
    static final Map<String, Tag> TAGS = Map.of(
        "adjunct", StaplerTags::adjunct,
        "include", StaplerTags::include,
        "documentation", call -> { },
        "once", Call::body,
        "nbsp", call -> call.out().raw("&#160;"));

    private StaplerTags() {
    }

    /** The script and the style that lie beside a class, by name; at least one of them must exist. */
    private static void adjunct(Call call) {
        for (String name : call.text("includes", "").split("[,\\s]+")) {
            String path = name.replace('.', '/');
            boolean script = exists(path + ".js");
            boolean style = exists(path + ".css");
            if (!script && !style) {
                throw call.refused("there is no adjunct " + name);
            }
            if (style) {
                call.out().open("link", "rel", "stylesheet", "href", "/adjuncts/embedded/" + path + ".css");
            }
            if (script) {
                call.out().open("script", "src", "/adjuncts/embedded/" + path + ".js", "defer", "").close("script");
            }
        }
    }

    private static boolean exists(String path) {
        return StaplerTags.class.getResource("/" + path) != null;
    }

    private static void include(Call call) {
        Object target = call.has("it") ? call.value("it") : call.scope().get("it");
        Object type = call.value("class");
        Class<?> owner = type instanceof Class<?> given ? given : target.getClass();
        String page = call.text("page");
        View view = View.find(owner, page.replaceFirst("\\.jelly$", "")).orElse(null);
        if (view == null) {
            if (call.isTrue("optional")) {
                return;
            }
            throw call.refused("there is no view " + page + " of " + owner.getName());
        }
        call.out().raw(Renderer.render(view, call.scope().inner().with("it", target)));
    }
}
