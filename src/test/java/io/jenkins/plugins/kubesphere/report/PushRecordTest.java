package io.jenkins.plugins.kubesphere.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.Test;

public class PushRecordTest {

    private static final PushRecord PUSH = new PushRecord("harbor.example.com/shop/app", List.of("1", "latest"), "sha256:ab", "app.jar", 1500);

    @Test
    public void aLinkIsShownOnlyIfItIsAWebAddress() {
        assertEquals("https://harbor.example.com/x", PUSH.withLink("https://harbor.example.com/x").getLink());
        assertNull(PUSH.withLink("javascript:alert(1)").getLink());
    }

    @Test
    public void everyCopyKeepsWhatTheOthersAdded() {
        PushRecord full = PUSH.withTransfer(1, 2, 3).withTimes(4, 5).withLink("http://h/").withScan("1 High").withFindings(Map.of("High", 1));
        assertEquals(
                "{repository=harbor.example.com/shop/app, tags=[1, latest], digest=sha256:ab, source=app.jar, size=1500, uploaded=1, mounted=2,"
                        + " skipped=3, started=4, duration=5, link=http://h/, scan=1 High, findings={High=1}}",
                full.toMap().toString());
        assertEquals("harbor.example.com/shop/app@sha256:ab", full.getPinnedReference());
    }

    @Test
    public void sizesAreWrittenAsRegistriesShowThem() {
        assertEquals("0 B", Sizes.inWords(0));
        assertEquals("999 B", Sizes.inWords(999));
        assertEquals("1.0 kB", Sizes.inWords(1000));
        assertEquals("1.0 MB", Sizes.inWords(999_999));
        assertEquals("47.3 GB", Sizes.inWords(47_300_000_000L));
    }

    @Test
    public void onlyObjectsThatWereTouchedCountAsChanged() {
        DeployRecord record = new DeployRecord("production", "ready").withObjects(List.of(
                new DeployedObject("Deployment", "shop", "app", "configured"), new DeployedObject("Service", "shop", "app", "unchanged")));
        assertEquals(1, record.withMessage("done").getChangedObjects());
    }
}
