package io.jenkins.plugins.kubesphere.steps.multi;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.kubesphere.config.KubernetesCluster;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedClusterOptions;
import io.jenkins.plugins.kubesphere.report.DeployRecord;
import io.jenkins.plugins.kubesphere.report.ReleaseAction;
import io.jenkins.plugins.kubesphere.report.fleet.ClusterRecord;
import io.jenkins.plugins.kubesphere.report.fleet.FleetRecord;
import io.jenkins.plugins.kubesphere.report.fleet.WaveRecord;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Many clusters, near and far, each of which gives every thirtieth request or so no proper answer. What that takes is measured elsewhere. */
public class FleetOfSixtyTest {
    private static final int CLUSTERS = 60;
    private static final int FARTHEST_MILLIS = 60;
    private static final double FAULTS = 0.03;
    private static final String OPTIONS = "vars: [IMAGE: 'registry/demo/web:1', REGION: 'all'], timeout: '180s', lostAfter: '60s'";
    private static final String WAVES = "clusters: '*', waves: [[clusters: 'wave=1', maxParallel: 2], [clusters: 'wave=2', maxParallel: 7], "
            + "[clusters: '*', maxParallel: 20]], ";

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    private final List<String> names = new ArrayList<>();
    private Fleet fleet;

    @Before
    public void startClusters() throws Exception {
        List<SimulatedClusterOptions> all = new ArrayList<>();
        List<KubernetesCluster> known = new ArrayList<>();
        for (int i = 0; i < CLUSTERS; i++) {
            String name = String.format(Locale.ROOT, "c%02d", i);
            names.add(name);
            all.add(SimulatedClusterOptions.named(name).podsStartAfter(Duration.ofMillis(50)).failing(FAULTS)
                    .answeringAfter(Duration.ofMillis(FARTHEST_MILLIS * i / CLUSTERS)));
            known.add(Fleet.member(name, "wave=" + (i < 6 ? 1 : i < 20 ? 2 : 3), null));
        }
        fleet = new Fleet(all);
        fleet.configure(known.toArray(KubernetesCluster[]::new));
    }

    @After
    public void stopClusters() throws Exception {
        fleet.close();
    }

    @Test
    public void allGetTheReleaseInTheOrderOfTheirWavesAndNotMoreAtOnceThanAllowed() throws Exception {
        WorkflowRun run = fleet.run(jenkins, Result.SUCCESS, "shop", WAVES + OPTIONS);
        assertThat(JenkinsRule.getLog(run), containsString("60 of 60 clusters run registry/demo/web:1 since "));
        assertThat(JenkinsRule.getLog(run), not(containsString("\tat ")));
        for (String name : names) {
            assertEquals(name, "registry/demo/web:1", fleet.image(name));
            assertEquals(name, "all", fleet.cluster(name).object("ConfigMap", "default", "settings").orElseThrow().at("/data/region").asText());
            assertTrue(name + "'s lock is given back", fleet.cluster(name).objects("Lease", "default").isEmpty());
        }
        FleetRecord record = Fleet.record(run);
        everyClusterIsReported(record);
        int before = 0;
        long ended = 0;
        for (WaveRecord wave : record.getWaves()) {
            List<ClusterRecord> clusters = record.getClusters().stream().filter(cluster -> cluster.getWave() == wave.getNumber()).toList();
            assertTrue("wave " + wave.getNumber() + " comes after the one before",
                    clusters.stream().mapToLong(ClusterRecord::getStartedMillis).min().orElseThrow() >= ended);
            ended = clusters.stream().mapToLong(ClusterRecord::getEndedMillis).max().orElseThrow();
            int most = mostAtOnce(clusters);
            assertTrue("wave " + wave.getNumber() + ": " + most, most <= wave.getMaxParallel());
            assertTrue("wave " + wave.getNumber() + " makes use of what it may", most > wave.getMaxParallel() / 2);
            before += clusters.size();
        }
        assertEquals(CLUSTERS, before);
        assertEquals(CLUSTERS, run.getAction(ReleaseAction.class).getDeploys().size());
        assertEquals("each change, once", 2 * CLUSTERS, Files.readAllLines(
                jenkins.jenkins.getRootDir().toPath().resolve("logs/kubesphere-pipeline/audit.jsonl")).size());

        WorkflowRun again = fleet.run(jenkins, Result.SUCCESS, "shop", WAVES + OPTIONS);
        assertEquals("nothing is written twice", 2L * CLUSTERS, Fleet.record(again).getClusters().stream().mapToLong(cluster -> cluster.count("unchanged")).sum());
    }

    private static void everyClusterIsReported(FleetRecord record) {
        assertEquals(CLUSTERS, record.getClusters().size());
        for (ClusterRecord cluster : record.getClusters()) {
            assertEquals(cluster.getName(), "ready", cluster.getState());
            assertEquals(cluster.getName(), "", cluster.getReason());
            assertEquals(cluster.getName() + cluster.getObjects(), 2, cluster.count("created"));
            assertTrue(cluster.getName(), cluster.getDiff().contains("+ spec.replicas: 2"));
            assertEquals(List.of("registry/demo/web:1"), cluster.getImages());
            assertTrue(cluster.getName(), cluster.getSeconds() >= 0 && cluster.getEndedMillis() >= cluster.getStartedMillis());
        }
    }

    /** What ends in the same millisecond in which another one begins has ended before. */
    private static int mostAtOnce(List<ClusterRecord> clusters) {
        Map<Long, int[]> changes = new TreeMap<>();
        for (ClusterRecord cluster : clusters) {
            changes.computeIfAbsent(cluster.getStartedMillis(), time -> new int[2])[1]++;
            changes.computeIfAbsent(cluster.getEndedMillis(), time -> new int[2])[0]++;
        }
        int running = 0;
        int most = 0;
        for (int[] change : changes.values()) {
            running += change[1] - change[0];
            most = Math.max(most, running);
        }
        return most;
    }

    @Test
    public void aFewThatFailAreNamedAndTheOthersGetItAll() throws Exception {
        fleet.stop("c30");
        WorkflowRun run = fleet.run(jenkins, Result.UNSTABLE, "shop", WAVES + OPTIONS.replace("'60s'", "'10s'") + ", maxFailures: '10%', overrides: ["
                + "[clusters: 'c03,c40,c59', vars: [IMAGE: 'does-not-exist/web:1']]]");
        FleetRecord record = Fleet.record(run);
        String log = JenkinsRule.getLog(run);
        assertThat(log, containsString("56 of 60 clusters run "));
        assertThat(log, containsString("[c30] failed: has not answered for 10 s"));
        for (String name : names) {
            boolean bad = List.of("c03", "c30", "c40", "c59").contains(name);
            assertEquals(name, bad ? "failed" : "ready", record.getCluster(name).getState());
            assertEquals(name, bad, !record.getCluster(name).getReason().isEmpty());
        }
        assertThat(record.getCluster("c40").getReason(), containsString("does-not-exist/web:1"));
        List<DeployRecord> reported = run.getAction(ReleaseAction.class).getDeploys();
        assertEquals(4, reported.stream().filter(deploy -> deploy.getState().equals("failed")).count());
        assertEquals(56, reported.stream().filter(deploy -> deploy.getState().equals("ready")).count());
    }
}
