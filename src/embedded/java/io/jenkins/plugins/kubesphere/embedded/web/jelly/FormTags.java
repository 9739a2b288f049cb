package io.jenkins.plugins.kubesphere.embedded.web.jelly;

import static io.jenkins.plugins.kubesphere.embedded.web.jelly.LayoutTags.tag;

import hudson.model.Descriptor;
import hudson.util.Secret;
import java.util.Map;
import jenkins.model.Jenkins;

/** The tags of {@code /lib/form}; what they write is gathered into the structured form by the page's script. */
final class FormTags {
    static final Map<String, Tag> TAGS = Map.ofEntries(
        tag("form", FormTags::form),
        tag("section", FormTags::section),
        tag("entry", FormTags::entry),
        tag("block", call -> LayoutTags.wrap(call, "div", "class", "jenkins-form-item")),
        tag("description", call -> LayoutTags.wrap(call, "div", "class", "jenkins-form-description")),
        tag("nested", call -> LayoutTags.wrap(call, "div", "class", "jenkins-form-item__nested")),
        tag("invisibleEntry", call -> LayoutTags.wrap(call, "div", "class", "jenkins-hidden")),
        tag("advanced", FormTags::advanced),
        tag("textbox", call -> input(call, "text")),
        tag("number", call -> input(call, "number")),
        tag("password", call -> secret(call, "input")),
        tag("secretTextarea", call -> secret(call, "textarea")),
        tag("textarea", FormTags::textarea),
        tag("expandableTextbox", FormTags::textarea),
        tag("readOnlyTextbox", call -> call.out().open("input", "class", "jenkins-input", "readonly", "", "value", current(call))),
        tag("checkbox", FormTags::checkbox),
        tag("toggleSwitch", FormTags::checkbox),
        tag("select", FormTags::select),
        tag("option", call -> call.out().open("option", "value", call.text("value"), "selected", call.isTrue("selected") ? "" : null)
            .raw(call.bodyHtml()).close("option")),
        tag("optionalBlock", FormTags::optionalBlock),
        tag("optionalProperty", FormTags::optionalProperty),
        tag("repeatableProperty", RepeatableTags::property),
        tag("repeatable", RepeatableTags::repeatable),
        tag("repeatableDeleteButton", RepeatableTags::delete),
        tag("validateButton", FormTags::validateButton),
        tag("bottomButtonBar", call -> LayoutTags.wrap(call, "div", "class", "actions")),
        tag("saveApplyBar", FormTags::submit),
        tag("submit", FormTags::submit),
        tag("prepareDatabinding", call -> { }),
        tag("rowSet", call -> LayoutTags.wrap(call, "div", "data-name", call.text("name"))),
        tag("link", call -> LayoutTags.wrap(call, "a", "href", call.text("href"))));

    private FormTags() {
    }

    private static void form(Call call) {
        call.out().open("form", "method", call.text("method"), "action", call.text("action"), "name", call.text("name"), "data-structured", "");
        call.out().open("input", "type", "hidden", "name", "Jenkins-Crumb", "value", (String) call.scope().get(PageFrame.CRUMB));
        call.body();
        call.out().close("form");
    }

    private static void section(Call call) {
        call.out().open("section", "class", "jenkins-section", "data-name", call.text("name"))
            .element("h2", call.text("title"), "class", "jenkins-section__title");
        if (call.has("description")) {
            call.out().element("p", call.text("description"), "class", "jenkins-section__description");
        }
        call.body();
        call.out().close("section");
    }

    private static void entry(Call call) {
        String field = call.text("field");
        call.out().open("div", "class", "jenkins-form-item");
        if (call.has("title")) {
            call.out().element("label", call.text("title"), "class", "jenkins-form-label", "for", field == null ? null : "_." + field);
        }
        Scope inner = call.scope().inner().with(Field.VARIABLE, field);
        call.body(inner);
        if (call.has("description")) {
            call.out().element("div", call.text("description"), "class", "jenkins-form-description");
        }
        call.out().element("div", "", "class", "jenkins-validation", "role", "status");
        HelpText.write(call, field);
        call.out().close("div");
    }

    private static void advanced(Call call) {
        call.out().open("details", "class", "jenkins-form-item").element("summary", call.text("title", "…"));
        call.body();
        call.out().close("details");
    }

    static String name(Call call) {
        return call.text("name", Field.of(call).inputName());
    }

    /** What the control shows: the explicit value, the instance's, or the default. */
    static String current(Call call) {
        Object value = call.has("value") ? call.value("value") : Field.of(call).value();
        if (value == null) {
            value = call.value("default");
        }
        if (value instanceof Secret) {
            throw call.refused("a secret may only be shown by f:password or f:secretTextarea");
        }
        return value == null ? null : value.toString();
    }

    private static void input(Call call, String type) {
        Field field = Field.of(call);
        String value = current(call);
        call.out().open("input", "class", "jenkins-input", "type", type, "id", name(call), "name", name(call), "value", value == null ? "" : value,
            "min", call.text("min"), "max", call.text("max"), "placeholder", call.text("placeholder"), "data-check-url", field.checkUrl(),
            "data-check-depends-on", field.checkUrl() == null ? null : field.checkDependsOn(), "autocomplete", "off");
    }

    /** A stored secret goes to the browser only in its encrypted form. */
    private static void secret(Call call, String tag) {
        Object value = call.has("value") ? call.value("value") : Field.of(call).value();
        String shown = value instanceof Secret secret ? secret.getEncryptedValue() : "";
        if (value != null && !(value instanceof Secret)) {
            throw call.refused("the value of a secret field is of type " + value.getClass().getName() + ", not Secret");
        }
        if (tag.equals("input")) {
            call.out().open("input", "class", "jenkins-input", "type", "password", "id", name(call), "name", name(call), "value", shown,
                "data-check-url", Field.of(call).checkUrl(), "autocomplete", "new-password");
        } else {
            call.out().open("textarea", "class", "jenkins-input", "id", name(call), "name", name(call), "rows", "6",
                "data-check-url", Field.of(call).checkUrl(), "autocomplete", "off").text(shown).close("textarea");
        }
    }

    private static void textarea(Call call) {
        call.out().open("textarea", "class", "jenkins-input", "id", name(call), "name", name(call), "rows", "4",
            "data-check-url", Field.of(call).checkUrl()).text(current(call)).close("textarea");
    }

    private static void checkbox(Call call) {
        Object value = call.has("checked") ? call.value("checked") : Field.of(call).value();
        boolean checked = Expression.isTrue(value == null ? call.value("default") : value);
        call.out().open("label", "class", "jenkins-checkbox")
            .open("input", "type", "checkbox", "id", name(call), "name", name(call), "checked", checked ? "" : null)
            .element("span", call.text("title", "")).close("label");
    }

    private static void select(Call call) {
        Field field = Field.of(call);
        String value = current(call);
        call.out().open("select", "class", "jenkins-input", "id", name(call), "name", name(call), "data-fill-url", field.fillUrl(),
            "data-value", value, "data-check-url", field.checkUrl());
        call.body();
        call.out().close("select");
    }

    private static void optionalBlock(Call call) {
        beginOptional(call);
        call.body();
        call.out().close("div").close("fieldset");
    }

    /** The thing itself is drawn by the {@code config} view of its own class. */
    private static void optionalProperty(Call call) {
        Field field = Field.of(call);
        Descriptor<?> own = Jenkins.get().getDescriptorOrDie(field.descriptor().getPropertyTypeOrDie(field.instance(), field.name()).clazz);
        View view = View.find(own.clazz, "config").orElseThrow(() -> call.refused("there is no view config.jelly of " + own.clazz.getName()));
        beginOptional(call);
        call.out().raw(Renderer.render(view, call.scope().inner().with("instance", field.value()).with("descriptor", own).with(Field.VARIABLE, null)))
            .close("div").close("fieldset");
    }

    private static void beginOptional(Call call) {
        Object value = call.has("checked") ? call.value("checked") : Field.of(call).value();
        boolean checked = value instanceof Boolean || value instanceof String ? Expression.isTrue(value) : value != null;
        call.out().open("fieldset", "class", "jenkins-form-item optional-block", "data-name", name(call), "data-inline", call.isTrue("inline") ? "true" : null)
            .open("label", "class", "jenkins-checkbox").open("input", "type", "checkbox", "class", "optional-block__switch", "checked", checked ? "" : null)
            .element("span", call.text("title", "")).close("label").open("div", "class", "jenkins-form-item__nested");
    }

    private static void validateButton(Call call) {
        call.out().open("div", "class", "jenkins-form-item").element("button", call.text("title"), "type", "button",
            "class", "jenkins-button validate-button", "data-with", call.text("with"), "data-check-url", buttonUrl(call))
            .element("div", "", "class", "jenkins-validation", "role", "status").close("div");
    }

    private static String buttonUrl(Call call) {
        Field field = Field.of(call);
        if (field.descriptor() == null) {
            throw call.refused("has no descriptor to ask");
        }
        return "/descriptorByName/" + field.descriptor().getId() + "/" + call.text("method");
    }

    private static void submit(Call call) {
        call.out().element("button", Messages.FormTags_Save(), "class", "jenkins-button jenkins-button--primary", "type", "submit");
    }
}
