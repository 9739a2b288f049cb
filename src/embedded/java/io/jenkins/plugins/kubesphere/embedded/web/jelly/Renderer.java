package io.jenkins.plugins.kubesphere.embedded.web.jelly;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.CDATASection;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Turns a view into HTML. Stricter than the real one: a tag or attribute that the facts do not list, and one that they list but that is not
 * drawn here, both end in an error that names the view.
 */
public final class Renderer {
    private static final TagFacts FACTS = TagFacts.load();
    private static final Set<String> RAW_TEXT = Set.of("script", "style");
    private static final Map<String, Map<String, Tag>> LIBRARIES = Map.of(
        "jelly:core", CoreTags.TAGS,
        "jelly:stapler", StaplerTags.TAGS,
        "/lib/layout", LayoutTags.TAGS,
        "/lib/hudson", HudsonTags.TAGS,
        "/lib/form", FormTags.TAGS,
        "/lib/credentials", CredentialsTags.TAGS);

    private final View view;

    private Renderer(View view) {
        this.view = view;
    }

    /**
     * @param scope must have {@code it}
     * @return HTML of the view alone, without a page around it unless the view has a layout
     * @throws ViewException for anything that a real controller would refuse
     */
    public static String render(View view, Scope scope) {
        Html out = new Html();
        new Renderer(view).node(view.root(), scope.inner(), out);
        return out.toString();
    }

    View view() {
        return view;
    }

    void children(Node parent, Scope scope, Html out) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            node(child, scope, out);
        }
    }

    private void node(Node node, Scope scope, Html out) {
        if (node instanceof CDATASection || node instanceof Text) {
            out.raw(Expression.parse(node.getNodeValue(), view).escaped(scope));
        } else if (node instanceof Element element) {
            element(element, scope, out);
        }
    }

    private void element(Element element, Scope scope, Html out) {
        String library = element.getNamespaceURI();
        if (library == null || library.isEmpty()) {
            html(element, scope, out);
            return;
        }
        String name = element.getLocalName();
        FACTS.check(library, name, attributeNames(element), view);
        Tag tag = LIBRARIES.getOrDefault(library, Map.of()).get(name);
        if (tag == null) {
            throw new ViewException(view.name() + ": this controller does not draw the tag " + name + " of " + library);
        }
        tag.render(new Call(this, element, scope, out));
    }

    private static Set<String> attributeNames(Element element) {
        Set<String> names = new HashSet<>();
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = attributes.item(i).getNodeName();
            if (!name.startsWith("xmlns")) {
                names.add(name);
            }
        }
        return names;
    }

    private void html(Element element, Scope scope, Html out) {
        String tag = element.getTagName();
        if (RAW_TEXT.contains(tag) && element.getTextContent().strip().length() > 0 || tag.equals("style")) {
            throw new ViewException(view.name() + ": the Content-Security-Policy allows no inline " + tag);
        }
        NamedNodeMap attributes = element.getAttributes();
        String[] all = new String[attributes.getLength() * 2];
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = attributes.item(i).getNodeName();
            if (name.startsWith("xmlns")) {
                continue;
            }
            if (name.startsWith("on") || name.equals("style")) {
                throw new ViewException(view.name() + ": the Content-Security-Policy allows no attribute " + name);
            }
            Object value = Expression.parse(attributes.item(i).getNodeValue(), view).evaluate(scope);
            all[2 * i] = name;
            all[2 * i + 1] = value == null ? null : value.toString();
        }
        out.open(tag, all);
        children(element, scope, out);
        out.close(tag);
    }
}
