package io.jenkins.plugins.kubesphere.embedded.web.jelly;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Locale;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.ProcessingInstruction;
import org.xml.sax.SAXException;

/** One {@code .jelly} file beside a class, with the words of its {@code .properties} files. */
public final class View {
    private final String resource;
    private final Document document;

    private View(String resource, Document document) {
        this.resource = resource;
        this.document = document;
    }

    /** Looks beside the class and its superclasses, as Stapler does. */
    public static Optional<View> find(Class<?> type, String name) {
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            String resource = folder(owner) + "/" + name + ".jelly";
            URL found = View.class.getResource(resource);
            if (found != null) {
                return Optional.of(read(resource, found));
            }
        }
        return Optional.empty();
    }

    static String folder(Class<?> type) {
        return "/" + type.getName().replace('.', '/').replace('$', '/');
    }

    private static View read(String resource, URL url) {
        try (InputStream in = url.openStream()) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Document document = builder.parse(in);
            if (!escapesByDefault(document)) {
                throw new ViewException(resource + " does not begin with <?jelly escape-by-default='true'?>");
            }
            return new View(resource, document);
        } catch (IOException | SAXException | ParserConfigurationException malformed) {
            throw new ViewException(resource + " cannot be read: " + malformed.getMessage(), malformed);
        }
    }

    private static boolean escapesByDefault(Document document) {
        for (Node node = document.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof ProcessingInstruction instruction && instruction.getTarget().equals("jelly")) {
                return instruction.getData().matches("escape-by-default=['\"]true['\"]");
            }
        }
        return false;
    }

    String name() {
        return resource.substring(1);
    }

    Node root() {
        return document.getDocumentElement();
    }

    /** The word of the reader's language, of the default properties, or the key itself, as Stapler does. */
    String words(String key, Locale locale) {
        String base = resource.substring(0, resource.length() - ".jelly".length());
        String[] suffixes = {"_" + locale, "_" + locale.getLanguage() + "_" + locale.getCountry(), "_" + locale.getLanguage(), ""};
        for (String suffix : suffixes) {
            try (InputStream in = View.class.getResourceAsStream(base + suffix + ".properties")) {
                if (in != null) {
                    ResourceBundle bundle = new PropertyResourceBundle(in);
                    if (bundle.containsKey(key)) {
                        return bundle.getString(key);
                    }
                }
            } catch (IOException unreadable) {
                throw new ViewException(base + suffix + ".properties cannot be read", unreadable);
            }
        }
        return key;
    }
}
