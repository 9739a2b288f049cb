package io.jenkins.plugins.kubesphere.embedded.web.jelly;

import org.w3c.dom.Element;

/** One use of a tag: its attributes, evaluated when asked for, its body, and where the output goes. */
record Call(Renderer renderer, Element element, Scope scope, Html out) {

    boolean has(String attribute) {
        return element.hasAttribute(attribute);
    }

    /** The value itself; {@code null} where the attribute is missing. */
    Object value(String attribute) {
        return has(attribute) ? Expression.parse(element.getAttribute(attribute), renderer.view()).evaluate(scope) : null;
    }

    /** As text; {@code null} where the attribute is missing or its value is. */
    String text(String attribute) {
        Object value = value(attribute);
        return value == null ? null : value.toString();
    }

    String text(String attribute, String otherwise) {
        String text = text(attribute);
        return text == null ? otherwise : text;
    }

    boolean isTrue(String attribute) {
        return Expression.isTrue(value(attribute));
    }

    /** Renders what stands inside the tag, with its own variables. */
    void body() {
        body(scope.inner());
    }

    void body(Scope inner) {
        renderer.children(element, inner, out);
    }

    /** The body as HTML that is already escaped. */
    String bodyHtml() {
        Html inner = new Html();
        renderer.children(element, scope.inner(), inner);
        return inner.toString();
    }

    ViewException refused(String why) {
        return new ViewException(renderer.view().name() + ": " + element.getTagName() + ": " + why);
    }
}
