package io.jenkins.plugins.kubesphere.embedded.web;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import io.jenkins.plugins.kubesphere.report.PushRecord;
import io.jenkins.plugins.kubesphere.report.ReleaseAction;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class PagesTest {
    private static final long PATIENCE_MILLIS = 20_000;

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @Rule(order = 1)
    public final Browser browser = new Browser(jenkins);

    private WorkflowJob job(String name, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private void eventually(String what, Check check) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!check.holds()) {
            assertTrue(what, System.currentTimeMillis() < end);
            Thread.sleep(50);
        }
    }

    private interface Check {
        boolean holds() throws Exception;
    }

    @Test
    public void jobsAreListedWithTheirLastBuild() throws Exception {
        jenkins.buildAndAssertSuccess(job("greeting", "echo 'hello'"));
        String page = browser.get("/").body();
        assertThat(page, containsString("greeting"));
        assertThat(page, containsString("/job/greeting/1/"));
    }

    @Test
    public void theBrowserChoosesTheLanguage() throws Exception {
        assertThat(browser.get("/", "Accept-Language", "zh-CN,zh;q=0.9").body(), containsString("流水线"));
        assertThat(browser.get("/", "Accept-Language", "fr,en;q=0.5").body(), containsString("Pipelines"));
    }

    @Test
    public void theLogIsSentFromAnOffsetOn() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(job("log", "echo 'first line'\necho 'second line 你好'"));
        HttpResponse<String> all = browser.get("/job/log/1/logText/progressiveText?start=0");
        assertThat(all.body(), containsString("second line 你好"));
        assertEquals("false", all.headers().firstValue("X-More-Data").orElseThrow());
        long size = Long.parseLong(all.headers().firstValue("X-Text-Size").orElseThrow());
        assertEquals(Files.size(run.getRootDir().toPath().resolve("log")), size);
        HttpResponse<String> rest = browser.get("/job/log/1/logText/progressiveText?start=" + size);
        assertEquals("", rest.body());
        assertEquals(400, browser.get("/job/log/1/logText/progressiveText?start=-1").statusCode());
    }

    @Test
    public void stagesAreShownWithStateAndTime() throws Exception {
        jenkins.buildAndAssertStatus(Result.FAILURE, job("stages", "stage('Build') { echo 'x' }\nstage('Deploy') { error 'no cluster' }"));
        String state = browser.get("/job/stages/1/state.json", "Accept-Language", "en").body();
        assertThat(state, containsString("\"name\":\"Build\",\"depth\":0,\"status\":\"SUCCESS\""));
        assertThat(state, containsString("\"name\":\"Deploy\",\"depth\":0,\"status\":\"FAILURE\""));
    }

    @Test
    public void anApprovalShowsWhatWouldChangeAndGoesOn() throws Exception {
        WorkflowJob job = job("ask", "input message: 'Deploy?\\n-image: a\\n+image: b <script>', ok: 'Ship it'\necho 'shipped'");
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        eventually("waits for approval", () -> !Approvals.of(run).isEmpty());
        String page = browser.get("/job/ask/1/").body();
        assertThat(page, containsString("Ship it"));
        assertThat(page, containsString("class=\"change__added\">+image: b &lt;script&gt;"));
        String id = Approvals.of(run).get(0).getId();
        assertEquals(405, browser.get("/job/ask/1/input/" + id + "/proceed").statusCode());
        assertTrue("a GET approves nothing", run.isBuilding());
        assertEquals(200, browser.post("/job/ask/1/input/" + id + "/proceed", Map.of()).statusCode());
        eventually("has ended", () -> !run.isBuilding());
        assertEquals(Result.SUCCESS, run.getResult());
        assertEquals(409, browser.post("/job/ask/1/input/" + id + "/proceed", Map.of()).statusCode());
    }

    @Test
    public void aRejectedApprovalEndsTheBuild() throws Exception {
        WorkflowRun run = job("reject", "input 'Deploy?'\necho 'shipped'").scheduleBuild2(0).waitForStart();
        eventually("waits for approval", () -> !Approvals.of(run).isEmpty());
        browser.post("/job/reject/1/input/" + Approvals.of(run).get(0).getId() + "/abort", Map.of());
        eventually("has ended", () -> !run.isBuilding());
        assertEquals(Result.ABORTED, run.getResult());
        assertThat(browser.get("/job/reject/1/consoleText").body(), not(containsString("shipped\n")));
    }

    @Test
    public void parametersOfTheFormReachTheBuild() throws Exception {
        WorkflowJob job = job("parameters", "echo \"tag is ${params.TAG}\"");
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("TAG", "v0", "<b>which</b>")));
        String form = browser.get("/job/parameters/build").body();
        assertThat(form, containsString("name=\"parameter.TAG\""));
        assertThat(form, containsString("&lt;b&gt;which"));
        browser.post("/job/parameters/buildWithParameters", Map.of("parameter.TAG", "v9"));
        eventually("was built", () -> job.getLastBuild() != null && !job.getLastBuild().isBuilding());
        assertThat(browser.get("/job/parameters/1/consoleText").body(), containsString("tag is v9"));
    }

    @Test
    public void abortStopsTheBuild() throws Exception {
        WorkflowRun run = job("long", "sleep 600").scheduleBuild2(0).waitForStart();
        eventually("sleeps", () -> browser.get("/job/long/1/consoleText").body().contains("leep"));
        browser.post("/job/long/1/stop", Map.of());
        eventually("has ended", () -> !run.isBuilding());
        assertEquals(Result.ABORTED, run.getResult());
    }

    @Test
    public void hostileNamesAreText() throws Exception {
        jenkins.buildAndAssertSuccess(job("hostile", "stage('<img src=x onerror=alert(1)>') { echo 'x' }"));
        WorkflowJob job = jenkins.jenkins.getItemByFullName("hostile", WorkflowJob.class);
        job.setDisplayName("<script>alert(1)</script>");
        for (String page : new String[] {"/", "/job/hostile/", "/job/hostile/1/"}) {
            String html = browser.get(page).body();
            assertThat(html, not(containsString("<script>alert")));
            assertThat(html, containsString("&lt;script&gt;alert(1)"));
        }
    }

    @Test
    public void credentialsAreAddedAndDeletedButNeverShown() throws Exception {
        browser.post("/credentials/create", Map.of("kind", "USERNAME_PASSWORD", "id", "harbor", "username", "robot", "password", "hunter2hunter2"));
        String page = browser.get("/credentials/").body();
        assertThat(page, containsString("<code>harbor</code>"));
        assertThat(page, not(containsString("hunter2")));
        assertEquals(409, browser.post("/credentials/create",
            Map.of("kind", "STRING", "id", "harbor", "secret", "x")).statusCode());
        browser.post("/credentials/delete", Map.of("id", "harbor"));
        assertThat(browser.get("/credentials/").body(), not(containsString("<code>harbor</code>")));
    }

    @Test
    public void thePageOfAReleaseShowsWhatWasPushed() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(job("release", "echo 'x'"));
        ReleaseAction.addPush(run, new PushRecord("harbor.example.com/demo/<b>", List.of("v1"), "sha256:" + "0".repeat(64), "jar", 2048)
                .withFindings(Map.of("High", 37)));
        HttpResponse<String> page = browser.get("/job/release/1/release/");
        assertEquals(page.body(), 200, page.statusCode());
        assertThat(page.body(), containsString("harbor.example.com/demo/&lt;b&gt;"));
        assertThat(page.body().replaceAll("\\s", ""), containsString("<td>High</td><td>37</td>"));
        assertThat(browser.get("/job/release/1/").body(), containsString("href=\"/job/release/1/release/\""));
    }

    @Test
    public void everySettingOfThePluginIsDrawn() throws Exception {
        HttpResponse<String> page = browser.get("/manage/configure");
        assertEquals(page.body(), 200, page.statusCode());
        assertThat(page.body(), containsString("repeatable-add"));
    }

    @Test
    public void whatIsNotThereIs404() throws Exception {
        assertEquals(400, browser.get("/static/embedded/../Gate.class").statusCode());
        for (String path : new String[] {"/job/none/", "/job/none/1/", "/nothing", "/descriptorByName/java.lang.String/checkX"}) {
            assertEquals(path, 404, browser.get(path).statusCode());
        }
    }
}
