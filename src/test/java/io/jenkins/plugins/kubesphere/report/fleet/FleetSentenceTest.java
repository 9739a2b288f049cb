package io.jenkins.plugins.kubesphere.report.fleet;

import static org.hamcrest.CoreMatchers.startsWith;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.jvnet.localizer.LocaleProvider;

public class FleetSentenceTest {
    private static final String IMAGE = "registry/web@sha256:ab12cd34ef56" + "0".repeat(52);

    private LocaleProvider before;
    private Locale locale = Locale.ENGLISH;

    @Before
    public void speakEnglish() {
        before = LocaleProvider.getProvider();
        LocaleProvider.setProvider(new LocaleProvider() {
            @Override
            public Locale get() {
                return locale;
            }
        });
    }

    @After
    public void speakAsBefore() {
        LocaleProvider.setProvider(before);
    }

    private static ClusterRecord cluster(String name, String state, String... standbyOf) {
        return new ClusterRecord(name, Map.of(), 1, List.of(standbyOf)).withImages(List.of(IMAGE)).in(state, "", 1);
    }

    private static FleetRecord record(GateRecord gate, ClusterRecord... clusters) {
        FleetRecord record = new FleetRecord("r", "shop", false, 1);
        List<ClusterRecord> members = new ArrayList<>(List.of(clusters));
        record.layOut(List.of(new WaveRecord(1, members.stream().map(ClusterRecord::getName).toList(), 1, 0, gate)), members);
        return record;
    }

    @Test
    public void anUntouchedStandbyIsNoClusterThatWasForgotten() {
        FleetRecord record = record(null, cluster("a", "ready"), cluster("b", "ready"), cluster("dr", "skipped", "a"));
        String sentence = FleetSentence.atEnd(record, "succeeded", 1);
        assertThat(sentence, startsWith("2 of 2 clusters run sha256:ab12cd34ef56… since "));
        assertEquals("1 standby untouched", sentence.substring(sentence.indexOf("; ") + 2));
    }

    @Test
    public void whatServesAndWhatFailedIsNamed() {
        FleetRecord record = record(null, cluster("a", "taken over"), cluster("b", "failed"), cluster("c", "skipped"), cluster("dr", "ready", "a").serving(true));
        assertEquals("1 failed; dr serves in place of a; 1 untouched; aborted", FleetSentence.atEnd(record, "aborted", 1).split("; ", 2)[1]);
    }

    @Test
    public void anImageThatNeverRanIsNotSaidToRun() {
        FleetRecord record = record(null, cluster("a", "ready"), cluster("b", "failed").withImages(List.of("registry/web:broken")));
        assertThat(FleetSentence.atEnd(record, "failed", 1), startsWith("1 of 2 clusters run sha256:ab12cd34ef56… since "));
    }

    @Test
    public void onTheWayItSaysWhatIsWaitedFor() {
        FleetRecord record = record(new GateRecord("ops", 0, null, false).in(GateRecord.WAITING, ""), cluster("a", "ready"), cluster("b", "deploying"));
        assertEquals("1 of 2 clusters ready; 1 in work; after wave 1 somebody has to approve", FleetSentence.now(record, true));
        assertEquals("1 of 2 clusters ready; the release was cut off before its end", FleetSentence.now(record, false));
        locale = Locale.SIMPLIFIED_CHINESE;
        assertEquals("2 个集群中有 1 个就绪; 1 个进行中; 第 1 批次之后需要有人审核", FleetSentence.now(record, true));
    }
}
