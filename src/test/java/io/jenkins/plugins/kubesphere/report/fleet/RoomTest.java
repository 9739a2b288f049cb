package io.jenkins.plugins.kubesphere.report.fleet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class RoomTest {
    @Test
    public void takesTheLastLinesOfALogAndTheFirstOfADiff() {
        assertEquals(List.of("bb", "cc"), new Room(12).last(List.of("aa", "bb", "cc")));
        assertEquals(List.of("aa", "bb"), new Room(12).first(List.of("aa", "bb", "cc")));
    }

    @Test
    public void anAnswerAboutManyTalkativeClustersIsBounded() throws Exception {
        List<String> lines = Collections.nCopies(400, "x".repeat(3_000));
        List<ClusterRecord> clusters = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            clusters.add(new ClusterRecord("c" + i, Map.of(), 1, List.of()).withDiff(lines).withEvents(lines).withLogTail(lines).withDrift(lines)
                    .withReason("y".repeat(100_000)));
        }
        FleetRecord record = new FleetRecord("r", "shop", false, 1);
        record.layOut(List.of(new WaveRecord(1, clusters.stream().map(ClusterRecord::getName).toList(), 1, 0, null)), clusters);
        FleetJson json = new FleetJson(new FleetJson.Reader() {
            @Override
            public boolean mayDecide(FleetRecord release, int wave) {
                return false;
            }

            @Override
            public boolean mayBreakLock() {
                return false;
            }
        }, true);
        ObjectMapper mapper = new ObjectMapper();
        assertTrue(mapper.writeValueAsBytes(json.releases("shop#1", List.of(record), true)).length < 4_000_000);
        assertTrue(mapper.writeValueAsBytes(json.releases("shop#1", List.of(record), false)).length < 1_200_000);
        Map<String, Object> one = json.cluster(record, clusters.get(0));
        assertTrue(mapper.writeValueAsBytes(one).length < 500_000);
        assertEquals(true, one.get("truncated"));
    }
}
