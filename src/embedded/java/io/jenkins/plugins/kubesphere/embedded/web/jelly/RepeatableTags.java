package io.jenkins.plugins.kubesphere.embedded.web.jelly;

import hudson.model.Descriptor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import jenkins.model.Jenkins;

/** Lists of things of one kind, each with its own fields; a template row lets the page's script add one. */
final class RepeatableTags {
    private RepeatableTags() {
    }

    /** Items are drawn by the {@code config} view of their own class. */
    static void property(Call call) {
        Field field = Field.of(call);
        Class<?> type = itemType(call, field);
        Descriptor<?> descriptor = Jenkins.get().getDescriptor(type.asSubclass(hudson.model.Describable.class));
        View view = View.find(type, "config").orElseThrow(() -> call.refused("there is no view config.jelly of " + type.getName()));
        open(call, field.name());
        for (Object item : CoreTags.items(field.value())) {
            row(call, Renderer.render(view, call.scope().inner().with("instance", item).with("descriptor", descriptor)));
        }
        template(call, Renderer.render(view, call.scope().inner().with("instance", null).with("descriptor", descriptor)));
        close(call);
    }

    static void repeatable(Call call) {
        Field field = Field.of(call);
        Object items = call.has("items") ? call.value("items") : field.value();
        String variable = call.text("var", "instance");
        open(call, call.text("name", field.name()));
        for (Object item : CoreTags.items(items)) {
            Html inside = new Html();
            call.renderer().children(call.element(), call.scope().inner().with(variable, item).with("instance", item), inside);
            row(call, inside.toString());
        }
        Html empty = new Html();
        call.renderer().children(call.element(), call.scope().inner().with(variable, null).with("instance", null), empty);
        template(call, empty.toString());
        close(call);
    }

    static void delete(Call call) {
        call.out().element("button", call.text("value", Messages.RepeatableTags_Delete()), "type", "button", "class", "jenkins-button repeatable-delete");
    }

    private static void open(Call call, String name) {
        call.out().open("div", "class", "repeated-container", "data-name", name);
    }

    private static void row(Call call, String html) {
        call.out().open("div", "class", "repeated-chunk jenkins-card").raw(html).close("div");
    }

    private static void template(Call call, String html) {
        call.out().open("template").open("div", "class", "repeated-chunk jenkins-card").raw(html).close("div").close("template");
    }

    private static void close(Call call) {
        if (!call.isTrue("noAddButton")) {
            call.out().element("button", call.text("add", Messages.RepeatableTags_Add()), "type", "button", "class", "jenkins-button repeatable-add");
        }
        call.out().close("div");
    }

    private static Class<?> itemType(Call call, Field field) {
        Class<?> owner = field.descriptor() != null ? field.descriptor().clazz : field.instance().getClass();
        String getter = "get" + Character.toUpperCase(field.name().charAt(0)) + field.name().substring(1);
        for (Class<?> type : new Class<?>[] {owner, field.descriptor() == null ? owner : field.descriptor().getClass()}) {
            try {
                Type returned = type.getMethod(getter).getGenericReturnType();
                if (returned instanceof ParameterizedType list && list.getActualTypeArguments()[0] instanceof Class<?> item) {
                    return item;
                }
            } catch (NoSuchMethodException elsewhere) {
                continue;
            }
        }
        throw call.refused("the type of the items of " + field.name() + " is unknown");
    }
}
