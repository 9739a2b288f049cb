package io.jenkins.plugins.kubesphere.editor;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What an object of another plugin writes into a job's configuration. That form has to stay readable for ever, so it is firmer ground than the
 * classes of a plugin that may be missing.
 */
final class SerializedForm {
    private final Element root;

    private SerializedForm(Element root) {
        this.root = root;
    }

    static SerializedForm of(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            // XStream writes control characters that only XML 1.1 knows.
            String declared = xml.startsWith("<?xml") ? xml : "<?xml version=\"1.1\"?>" + xml;
            Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(declared)));
            return new SerializedForm(document.getDocumentElement());
        } catch (ParserConfigurationException | SAXException | IOException unreadable) {
            throw new IllegalStateException("Jenkins wrote XML that cannot be read again", unreadable);
        }
    }

    /** The element's name: as a rule the object's class. */
    String name() {
        return root.getTagName();
    }

    /** The first element at the path below this one, or {@code null}. */
    SerializedForm first(String... path) {
        Element at = root;
        for (String name : path) {
            List<Element> found = children(at, name);
            if (found.isEmpty()) {
                return null;
            }
            at = found.get(0);
        }
        return new SerializedForm(at);
    }

    /** The text of the first element of that name, without surrounding blanks; {@code null} when there is none or it is empty. */
    String text(String name) {
        SerializedForm found = first(name);
        String text = found == null ? "" : found.root.getTextContent().strip();
        return text.isEmpty() ? null : text;
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
