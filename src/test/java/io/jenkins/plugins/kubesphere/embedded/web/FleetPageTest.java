package io.jenkins.plugins.kubesphere.embedded.web;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Item;
import hudson.security.AuthorizationStrategy;
import io.jenkins.plugins.kubesphere.config.DeployPermissions;
import io.jenkins.plugins.kubesphere.report.fleet.ClusterRecord;
import io.jenkins.plugins.kubesphere.report.fleet.FleetAction;
import io.jenkins.plugins.kubesphere.report.fleet.FleetRecord;
import io.jenkins.plugins.kubesphere.report.fleet.GateRecord;
import io.jenkins.plugins.kubesphere.report.fleet.WaveRecord;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The board's page, its JSON and what may be decided there, and the address of the metrics, as a browser reaches them. */
public class FleetPageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAGE = "/job/shop/1/fleet/";

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @Rule(order = 1)
    public final Browser browser = new Browser(jenkins);

    private WorkflowRun run;
    private FleetRecord record;

    @Before
    public void start() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        job.setDefinition(new CpsFlowDefinition("input 'go on?'", true));
        run = job.scheduleBuild2(0).waitForStart();
        record = new FleetRecord("r1", "shop", false, 1_000);
        ClusterRecord sh = new ClusterRecord("sh", Map.of("env", "prod"), 1, List.of()).withServer("https://sh:6443").withEvents(List.of("an event"))
                .withDiff(List.of("Deployment default/web", "+ spec.replicas: 2")).withSeconds(4.5).in("ready", "", 5);
        ClusterRecord bj = new ClusterRecord("bj", Map.of(), 2, List.of()).withLock("http://other/job/9/", false).in("preparing", "", 6);
        record.layOut(List.of(new WaveRecord(1, List.of("sh"), 1, 0, new GateRecord("ops", 60, null, true).in(GateRecord.WAITING, "sh: ready")),
                new WaveRecord(2, List.of("bj"), 1, 0, null)), List.of(sh, bj));
        FleetAction.of(run).open(record);
    }

    @After
    public void stop() throws Exception {
        run.doStop();
        jenkins.waitForCompletion(run);
    }

    private JsonNode json(String query) throws Exception {
        HttpResponse<String> answer = browser.get(PAGE + "json" + query);
        assertEquals(answer.body(), 200, answer.statusCode());
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> decide(String action, String... values) throws Exception {
        return browser.post(PAGE + action, Map.of("id", "r1", values[0], values[1]));
    }

    private String audit() throws Exception {
        Path file = jenkins.jenkins.getRootDir().toPath().resolve("logs/kubesphere-pipeline/audit.jsonl");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    @Test
    public void pageAndSummaryHoldTheBoardAndSayHowItIsWithoutScripts() throws Exception {
        String page = browser.get(PAGE).body();
        assertThat(page, containsString("class=\"kubesphere-run-board\""));
        assertThat(page, containsString("/plugin/kubesphere-pipeline/board/board.js\""));
        assertThat(page, containsString("data-crumb=\"" + browser.crumb() + "\""));
        assertThat(page, containsString("shop: 1 of 2 clusters ready; 1 in work; after wave 1 somebody has to approve"));
        String summary = browser.get("/job/shop/1/").body();
        assertThat(summary, containsString("data-mode=\"summary\""));
        assertThat(summary, containsString("data-url=\"/job/shop/1/fleet/\""));
        assertThat(browser.get(PAGE, "Accept-Language", "zh-CN").body(), containsString("2 个集群中有 1 个就绪"));
    }

    @Test
    public void jsonTellsAllReleasesAndTheListsOfOneClusterOnDemand() throws Exception {
        JsonNode all = json("");
        JsonNode release = all.path("releases").path(0);
        assertTrue(all.path("building").asBoolean());
        assertTrue(release.path("running").asBoolean());
        assertEquals("waiting", release.at("/waves/0/gate/state").asText());
        assertTrue(release.at("/waves/0/gate/mayDecide").asBoolean());
        JsonNode sh = release.at("/clusters/0");
        assertEquals("sh ready 4.5 2", sh.path("cluster").asText() + " " + sh.path("state").asText() + " " + sh.path("seconds").asText() + " " + sh.at("/lines/diff").asText());
        assertTrue("lists are not in the short answer", sh.path("diff").isMissingNode());
        assertTrue(release.at("/clusters/1/mayBreakLock").asBoolean());
        assertEquals("+ spec.replicas: 2", json("?release=r1&cluster=sh").at("/diff/1").asText());
        assertEquals("an event", json("?details=true").at("/releases/0/clusters/0/events/0").asText());
        assertEquals(404, browser.get(PAGE + "json?release=r1&cluster=nowhere").statusCode());
        assertEquals(404, browser.get(PAGE + "json?release=r2&cluster=sh").statusCode());
    }

    @Test
    public void jsonNeedsThePermissionToReadTheJob() throws Exception {
        AuthorizationStrategy before = jenkins.jenkins.getAuthorizationStrategy();
        jenkins.jenkins.setAuthorizationStrategy(new Denying(Item.READ));
        try {
            assertTrue(browser.get(PAGE + "json").statusCode() >= 400);
            assertTrue(browser.get(PAGE).statusCode() >= 400);
        } finally {
            jenkins.jenkins.setAuthorizationStrategy(before);
        }
    }

    @Test
    public void decisionsNeedPostCrumbAndPermissionAndAreWrittenDown() throws Exception {
        assertEquals(405, browser.get(PAGE + "approve?id=r1&wave=1").statusCode());
        assertEquals(403, browser.post(PAGE + "approve", Map.of("id", "r1", "wave", "1"), null).statusCode());
        AuthorizationStrategy before = jenkins.jenkins.getAuthorizationStrategy();
        jenkins.jenkins.setAuthorizationStrategy(new Denying(DeployPermissions.APPROVE, DeployPermissions.BREAK_LOCK));
        try {
            assertFalse(json("").at("/releases/0/waves/0/gate/mayDecide").asBoolean());
            assertFalse(json("").at("/releases/0/clusters/1/mayBreakLock").asBoolean());
            assertEquals(403, decide("approve", "wave", "1").statusCode());
            assertEquals(403, decide("breakLock", "cluster", "bj").statusCode());
            assertEquals("", audit());
        } finally {
            jenkins.jenkins.setAuthorizationStrategy(before);
        }
        assertEquals("no release", 400, browser.post(PAGE + "approve", Map.of("wave", "1")).statusCode());
        assertEquals("no wave", 400, browser.post(PAGE + "reject", Map.of("id", "r1")).statusCode());
        assertEquals("no number", 400, decide("approve", "wave", "first").statusCode());
        assertEquals("no cluster", 400, browser.post(PAGE + "breakLock", Map.of("id", "r1")).statusCode());
        assertEquals(200, decide("approve", "wave", "1").statusCode());
        assertEquals("approved", record.getGate(1).getDecision());
        assertEquals("decided twice", 409, decide("reject", "wave", "1").statusCode());
        assertEquals("no lock is waited for there", 409, decide("breakLock", "cluster", "sh").statusCode());
        assertEquals(200, decide("breakLock", "cluster", "bj").statusCode());
        assertTrue(record.takeBreakLock("bj"));
        List<String> lines = audit().lines().toList();
        assertEquals(audit(), 2, lines.size());
        JsonNode approved = JSON.readTree(lines.get(0));
        assertEquals("approved shop#1 shop 1", approved.path("action").asText() + " " + approved.path("build").asText() + " " + approved.path("application").asText()
                + " " + approved.path("wave").asText());
        assertEquals("http://other/job/9/", JSON.readTree(lines.get(1)).path("former").asText());
    }

    @Test
    public void metricsAreForThoseWhoMaySeeTheSystemOrForAllWhenTheAdministratorSaysSo() throws Exception {
        HttpResponse<String> answer = browser.get("/kubesphere-pipeline/metrics");
        assertEquals(200, answer.statusCode());
        assertThat(answer.headers().firstValue("Content-Type").orElse(""), containsString("version=0.0.4"));
        assertThat(answer.body(), containsString("# TYPE kubesphere_pipeline_deployments_total counter\n"));
        assertThat(answer.body(), containsString("kubesphere_pipeline_clusters_in_flight 0\n"));
        FleetAction.of(run).control("r1", () -> { });
        String during = browser.get("/kubesphere-pipeline/metrics").body();
        assertThat(during, containsString("kubesphere_pipeline_clusters_in_flight 1\n"));
        assertThat(during, containsString("kubesphere_pipeline_locks_waited_for 1\n"));
        assertThat(during, containsString("kubesphere_pipeline_gates_waiting 1\n"));
        FleetAction.of(run).control("r1", null);
        assertThat(browser.get("/kubesphere-pipeline/metrics").body(), not(containsString("clusters_in_flight 1")));
        AuthorizationStrategy before = jenkins.jenkins.getAuthorizationStrategy();
        jenkins.jenkins.setAuthorizationStrategy(new Denying(Jenkins.SYSTEM_READ));
        try {
            assertEquals(403, browser.get("/kubesphere-pipeline/metrics").statusCode());
            System.setProperty("io.jenkins.plugins.kubesphere.metrics.open", "true");
            assertEquals(200, browser.get("/kubesphere-pipeline/metrics").statusCode());
        } finally {
            System.clearProperty("io.jenkins.plugins.kubesphere.metrics.open");
            jenkins.jenkins.setAuthorizationStrategy(before);
        }
    }
}
