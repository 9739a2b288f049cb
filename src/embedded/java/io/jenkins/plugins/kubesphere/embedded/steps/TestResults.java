package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.AbortException;
import hudson.FilePath;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Counts of JUnit report files.
 *
 * @param failures the failed tests as {@code class.name: message}
 */
public record TestResults(int total, int failed, int skipped, List<String> failures) {

    static TestResults read(FilePath[] reports) throws IOException, InterruptedException {
        int total = 0;
        int skipped = 0;
        List<String> failures = new ArrayList<>();
        XMLInputFactory factory = XMLInputFactory.newInstance();
        // Reports come from the build's own code: no entity may reach a file of this machine.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        for (FilePath report : reports) {
            try (InputStream in = report.read()) {
                XMLStreamReader reader = factory.createXMLStreamReader(in);
                String test = "";
                boolean counted = false;
                while (reader.hasNext()) {
                    if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                        continue;
                    }
                    switch (reader.getLocalName()) {
                        case "testcase" -> {
                            total++;
                            counted = false;
                            test = reader.getAttributeValue(null, "classname") + "." + reader.getAttributeValue(null, "name");
                        }
                        case "failure", "error" -> {
                            if (!counted) {
                                String message = reader.getAttributeValue(null, "message");
                                failures.add(message == null ? test : test + ": " + message);
                                counted = true;
                            }
                        }
                        case "skipped" -> skipped++;
                        default -> {
                            // Output, properties and suites carry no count.
                        }
                    }
                }
            } catch (XMLStreamException e) {
                throw new AbortException("junit: " + report + " is no JUnit report: " + e.getMessage().replace('\n', ' '));
            }
        }
        return new TestResults(total, failures.size(), skipped, List.copyOf(failures));
    }
}
