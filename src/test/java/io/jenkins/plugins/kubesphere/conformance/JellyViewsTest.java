package io.jenkins.plugins.kubesphere.conformance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The plugin's Jelly views use only tags and attributes that a real controller knows, and say everything in both languages. */
public class JellyViewsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern LOCALIZED = Pattern.compile("\\$\\{%([^}(]+?)(\\([^}]*\\))?}");

    @Test
    public void everyTagAndAttributeIsKnown() throws Exception {
        TagLibraries libraries = TagLibraries.load();
        List<String> findings = new ArrayList<>();
        for (Path view : views()) {
            walk(parse(view).getDocumentElement(), element -> libraries.check(element).forEach(finding -> findings.add(view + ": " + finding)));
        }
        assertEquals(String.join("\n", findings), 0, findings.size());
    }

    @Test
    public void noViewCarriesInlineScriptOrStyle() throws Exception {
        List<String> findings = new ArrayList<>();
        for (Path view : views()) {
            walk(parse(view).getDocumentElement(), element -> {
                boolean inlineScript = element.getTagName().equals("script") && !element.hasAttribute("src");
                for (int i = 0; i < element.getAttributes().getLength(); i++) {
                    String attribute = element.getAttributes().item(i).getNodeName();
                    if (attribute.startsWith("on") || (attribute.equals("style") && element.getNamespaceURI() == null)) {
                        findings.add(view + ": <" + element.getTagName() + " " + attribute + ">");
                    }
                }
                if (inlineScript || element.getTagName().equals("style")) {
                    findings.add(view + ": inline <" + element.getTagName() + ">");
                }
            });
        }
        assertEquals(List.of(), findings);
    }

    @Test
    public void everyLocalizedTextHasItsChinese() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path view : views()) {
            String name = view.getFileName().toString().replace(".jelly", "");
            Properties chinese = properties(view.resolveSibling(name + "_zh_CN.properties"));
            Properties english = properties(view.resolveSibling(name + ".properties"));
            Matcher texts = LOCALIZED.matcher(Files.readString(view, StandardCharsets.UTF_8));
            while (texts.find()) {
                String key = texts.group(1);
                if (!chinese.containsKey(key)) {
                    missing.add(view + ": " + key + " (zh_CN)");
                }
                if (!key.contains(" ") && key.matches(".*[._].*") && !english.containsKey(key)) {
                    missing.add(view + ": " + key + " (English)");
                }
            }
        }
        assertEquals(String.join("\n", missing), 0, missing.size());
    }

    @Test
    public void bothLanguagesSayTheSameThings() throws IOException {
        List<String> differences = new ArrayList<>();
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            for (Path english : files.filter(file -> file.getFileName().toString().equals("Messages.properties")).sorted().toList()) {
                Properties texts = properties(english);
                Properties chinese = properties(english.resolveSibling("Messages_zh_CN.properties"));
                texts.stringPropertyNames().stream().filter(key -> !chinese.containsKey(key)).sorted().forEach(key -> differences.add(english + ": " + key));
                chinese.stringPropertyNames().stream().filter(key -> !texts.containsKey(key)).sorted().forEach(key -> differences.add(english + ": no " + key));
            }
        }
        assertEquals(String.join("\n", differences), 0, differences.size());
    }

    @Test
    public void anUnknownTagOrAttributeIsFound() throws Exception {
        TagLibraries libraries = TagLibraries.load();
        DocumentBuilderFactory factory = factory();
        Document document = factory.newDocumentBuilder().newDocument();
        Element unknownTag = document.createElementNS("/lib/form", "f:texbox");
        Element unknownAttribute = document.createElementNS("/lib/form", "f:textbox");
        unknownAttribute.setAttribute("feild", "x");
        Element missingAttribute = document.createElementNS("/lib/layout", "l:layout");
        assertTrue(libraries.check(unknownTag).toString().contains("texbox"));
        assertTrue(libraries.check(unknownAttribute).toString().contains("feild"));
        assertTrue(libraries.check(missingAttribute).toString().contains("title"));
    }

    private static List<Path> views() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(".jelly")).sorted().toList();
        }
    }

    private static Document parse(Path view) throws Exception {
        try (InputStream in = Files.newInputStream(view)) {
            return factory().newDocumentBuilder().parse(in);
        }
    }

    private static DocumentBuilderFactory factory() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory;
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (InputStreamReader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
        }
        return properties;
    }

    private static void walk(Element element, java.util.function.Consumer<Element> visitor) {
        visitor.accept(element);
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            if (child instanceof Element nested) {
                walk(nested, visitor);
            }
        }
    }
}
