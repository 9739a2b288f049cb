package io.jenkins.plugins.kubesphere.conformance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.BeforeClass;
import org.junit.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** {@code jenkins.pom.xml} cannot be resolved from Maven Central, so what matters of it is checked as XML. */
public class JenkinsPomTest {

    private static final XPath XPATH = XPathFactory.newInstance().newXPath();
    private static Document jenkins;
    private static Document central;

    @BeforeClass
    public static void parse() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        jenkins = factory.newDocumentBuilder().parse(new File("jenkins.pom.xml"));
        central = factory.newDocumentBuilder().parse(new File("pom.xml"));
    }

    @Test
    public void bothBuildsMakeTheSamePlugin() throws Exception {
        for (String element : List.of("groupId", "artifactId", "version", "name", "description", "url")) {
            assertEquals(element, text(central, "/project/" + element), text(jenkins, "/project/" + element));
        }
        assertEquals("hpi", text(jenkins, "/project/packaging"));
        assertEquals(text(central, "/project/properties/fabric8.version"), text(jenkins, "/project/properties/fabric8.version"));
    }

    @Test
    public void theStandardParentAndBillOfMaterialsAreUsed() throws Exception {
        assertEquals("org.jenkins-ci.plugins:plugin:6.2211.v27f680c93c53", text(jenkins, "/project/parent/groupId") + ":"
                + text(jenkins, "/project/parent/artifactId") + ":" + text(jenkins, "/project/parent/version"));
        assertEquals("2.541", text(jenkins, "/project/properties/jenkins.baseline"));
        assertEquals("${jenkins.baseline}.3", text(jenkins, "/project/properties/jenkins.version"));
        assertEquals("2.541.3", text(central, "/project/properties/jenkins.version"));
        assertEquals("6916.v15ec97679743", text(jenkins, "/project/dependencyManagement//dependency[artifactId='bom-${jenkins.baseline}.x']/version"));
    }

    @Test
    public void thePluginsOfTheHpiManifestAreTheDependencies() throws Exception {
        Set<String> manifest = new TreeSet<>();
        Set<String> optional = new TreeSet<>();
        for (String entry : text(central, "/project/properties/hpi.dependencies").split(",")) {
            manifest.add(entry.split(":")[0]);
        }
        for (String entry : text(central, "/project/properties/hpi.optionalDependencies").split(",")) {
            optional.add(entry.split(":")[0]);
        }
        assertEquals(manifest, artifacts("/project/dependencies/dependency[not(scope) and not(optional) and not(version)]/artifactId"));
        assertEquals(optional, artifacts("/project/dependencies/dependency[optional='true']/artifactId"));
    }

    @Test
    public void bundledLibrariesAreTheSameInBothBuilds() throws Exception {
        Set<String> bundled = artifacts("/project/dependencies/dependency[not(scope) and version]/artifactId");
        String packed = text(central, "//property[@name='bundled.libraries']/@value");
        for (String artifact : bundled) {
            assertTrue(artifact + " is not packed into the .hpi of the default build", packed.contains(":" + artifact + ":"));
        }
        double dependencies = (Double) XPATH.evaluate(
                "count(/project/dependencies/dependency[not(scope) and version])", jenkins, XPathConstants.NUMBER);
        assertEquals(packed.split("\\$\\{").length - 1, (int) dependencies);
    }

    /**
     * What a plugin bundles is seen by the class loader of all plugins, through which other plugins' libraries look for services. The OkHttp client that
     * kubernetes-client-api brings has the lowest priority: any other would be taken instead of it, for the pods of the Kubernetes plugin as well.
     */
    @Test
    public void noBundledLibraryOffersAnHttpClientToTheKubernetesPlugin() throws Exception {
        String packed = text(central, "//property[@name='bundled.libraries']/@value");
        for (URL service : Collections.list(getClass().getClassLoader().getResources("META-INF/services/io.fabric8.kubernetes.client.http.HttpClient$Factory"))) {
            String artifact = service.getPath().replaceAll(".*/([^/]+)/[^/]+/[^/]+\\.jar!.*", "$1");
            assertFalse(artifact, packed.contains(":" + artifact + ":"));
        }
    }

    @Test
    public void theEmbeddedControllerIsNoSourceOfIt() throws Exception {
        assertEquals("", text(jenkins, "//source[contains(.,'embedded')]"));
        Set<String> excluded = artifacts("//testExclude");
        assertTrue(excluded.toString(), excluded.containsAll(Set.of("io/jenkins/plugins/kubesphere/embedded/**",
                "io/jenkins/plugins/kubesphere/conformance/**")));
        assertTrue(artifacts("//dependency[scope='test']/artifactId").contains("jenkins-test-harness"));
    }

    private static String text(Document document, String path) throws Exception {
        return XPATH.evaluate(path, document).trim();
    }

    private static Set<String> artifacts(String path) throws Exception {
        NodeList nodes = (NodeList) XPATH.evaluate(path, jenkins, XPathConstants.NODESET);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent().trim());
        }
        return new TreeSet<>(texts);
    }
}
