package io.jenkins.plugins.kubesphere.report.fleet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import hudson.XmlFile;
import io.jenkins.plugins.kubesphere.report.DeployedObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ClusterRecordTest {
    /** As builds have written it from the first release on. */
    private static final String WRITTEN = """
            <?xml version='1.1' encoding='UTF-8'?>
            <io.jenkins.plugins.kubesphere.report.fleet.ClusterRecord>
              <name>bj</name><labels><entry><string>env</string><string>prod</string></entry></labels><wave>2</wave><standbyOf><string>sh</string></standbyOf>
              <server>https://bj</server><state>failed</state><detail></detail><reason>too bad</reason><startedMillis>5</startedMillis><endedMillis>7</endedMillis>
              <seconds>1.5</seconds><serving>true</serving><lockHolder>http://build/1/</lockHolder><lockHeld>true</lockHeld>
              <objects><io.jenkins.plugins.kubesphere.report.DeployedObject>
                <kind>Deployment</kind><namespace>shop</namespace><name>web</name><operation>changed</operation>
              </io.jenkins.plugins.kubesphere.report.DeployedObject></objects>
              <images><string>registry/web:1</string></images><diff><string>+ spec.replicas: 2</string></diff><drift><string>a drift</string></drift>
              <events><string>an event</string></events><logTail><string>a line</string></logTail>
              <transitions><io.jenkins.plugins.kubesphere.report.fleet.Transition>
                <millis>7</millis><state>failed</state><text>too bad</text>
              </io.jenkins.plugins.kubesphere.report.fleet.Transition></transitions>
            </io.jenkins.plugins.kubesphere.report.fleet.ClusterRecord>
            """;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static ClusterRecord full() {
        return new ClusterRecord("bj", Map.of("env", "prod"), 2, List.of("sh")).withServer("https://bj").in("failed", "too bad", 7).withReason("too bad")
                .withTimes(5, 7).withSeconds(1.5).serving(true).withLock("http://build/1/", true)
                .withObjects(List.of(new DeployedObject("Deployment", "shop", "web", "changed"))).withImages(List.of("registry/web:1"))
                .withDiff(List.of("+ spec.replicas: 2")).withDrift(List.of("a drift")).withEvents(List.of("an event")).withLogTail(List.of("a line"));
    }

    private static String everything(ClusterRecord record) {
        return String.join("|", record.getName(), record.getLabels().toString(), "" + record.getWave(), record.getStandbyOf().toString(), record.getServer(),
                record.getState(), record.getReason(), record.getStartedMillis() + "-" + record.getEndedMillis(), "" + record.getSeconds(),
                "" + record.isServing(), record.getLockHolder() + record.isLockHeld(), "" + record.count("changed"), record.getImages().toString(),
                record.getDiff().toString(), record.getDrift().toString(), record.getEvents().toString(), record.getLogTail().toString(),
                record.getTransitions().get(0).getState() + record.getTransitions().size());
    }

    @Test
    public void whatEarlierReleasesHaveWrittenIsRead() throws Exception {
        Path file = folder.newFile().toPath();
        Files.writeString(file, WRITTEN);
        assertEquals(everything(full()), everything((ClusterRecord) new XmlFile(file.toFile()).read()));
    }

    @Test
    public void everyCopyKeepsWhatItDoesNotChange() throws Exception {
        Path file = folder.newFile().toPath();
        new XmlFile(file.toFile()).write(full().withDetail("waits"));
        assertEquals(everything(full()), everything((ClusterRecord) new XmlFile(file.toFile()).read()));
        assertTrue("nothing is inside of another element", Files.readString(file).contains("\n  <name>bj</name>"));
        assertEquals(2, full().in("rolled back", "", 8).getTransitions().size());
    }
}
