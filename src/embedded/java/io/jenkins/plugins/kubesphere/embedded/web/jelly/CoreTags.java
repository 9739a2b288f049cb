package io.jenkins.plugins.kubesphere.embedded.web.jelly;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Jelly's own tags. */
final class CoreTags {
    static final Map<String, Tag> TAGS = Map.of(
        "jelly", call -> call.body(call.scope()),
        "if", CoreTags::ifTrue,
        "choose", CoreTags::choose,
        "when", call -> {
            throw call.refused("belongs into choose");
        },
        "otherwise", call -> {
            throw call.refused("belongs into choose");
        },
        "forEach", CoreTags::forEach,
        "set", call -> call.scope().with(call.text("var"), call.has("value") ? call.value("value") : call.bodyHtml()),
        "out", call -> call.out().raw(call.text("value", "")),
        "whitespace", Call::body);

    private CoreTags() {
    }

    private static void ifTrue(Call call) {
        if (call.isTrue("test")) {
            call.body(call.scope());
        }
    }

    private static void choose(Call call) {
        for (Node child = call.element().getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element branch) {
                Call inside = new Call(call.renderer(), branch, call.scope(), call.out());
                if (branch.getLocalName().equals("otherwise") || inside.isTrue("test")) {
                    inside.body(call.scope());
                    return;
                }
            }
        }
    }

    private static void forEach(Call call) {
        int index = 0;
        for (Object item : items(call.value("items"))) {
            Scope inner = call.scope().inner();
            if (call.has("var")) {
                inner.with(call.text("var"), item);
            }
            if (call.has("indexVar")) {
                inner.with(call.text("indexVar"), index);
            }
            call.body(inner);
            index++;
        }
    }

    static Iterable<?> items(Object items) {
        if (items == null) {
            return List.of();
        }
        if (items instanceof Iterable<?> iterable) {
            return iterable;
        }
        if (items instanceof Map<?, ?> map) {
            return map.entrySet();
        }
        return items instanceof Object[] array ? Arrays.asList(array) : List.of(items);
    }
}
