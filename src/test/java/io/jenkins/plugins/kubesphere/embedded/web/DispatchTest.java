package io.jenkins.plugins.kubesphere.embedded.web;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class DispatchTest {
    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @Rule(order = 1)
    public final Browser browser = new Browser(jenkins);

    private final ProbeAction probe = new ProbeAction();

    @Before
    public void start() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "app");
        job.setDefinition(new CpsFlowDefinition("echo 'x'", true));
        job.addAction(probe);
    }

    @Test
    public void anActionIsLinkedFromItsJobAndShowsItsView() throws Exception {
        assertThat(browser.get("/job/app/").body(), containsString("href=\"/job/app/probe/\""));
        String page = browser.get("/job/app/probe").body();
        assertThat(page, containsString("<h1>Probe</h1>"));
        assertThat(page, containsString("Value: nothing"));
        assertThat("it stands in the controller's own page", page, containsString("page-header__brand"));
    }

    @Test
    public void aWebMethodGetsItsArguments() throws Exception {
        assertEquals("abab in app", browser.post("/job/app/probe/change", Map.of("to", "ab", "times", "2")).body().strip());
        assertThat(browser.get("/job/app/probe/").body(), containsString("Value: abab in app"));
    }

    @Test
    public void aMethodThatWantsAPostRefusesAGet() throws Exception {
        assertEquals(405, browser.get("/job/app/probe/change?to=x&times=1").statusCode());
        assertEquals("nothing", probe.getValue());
    }

    @Test
    public void aMissingArgumentIs500AndAMalformedNumberIs0AsInAController() throws Exception {
        assertEquals(500, browser.post("/job/app/probe/change", Map.of("times", "2")).statusCode());
        assertEquals("in app", browser.post("/job/app/probe/change", Map.of("to", "x", "times", "many")).body().strip());
    }

    @Test
    public void theRestOfThePathIsForTheMethod() throws Exception {
        assertEquals("/a b/c of app", browser.get("/job/app/probe/rest/a%20b/c").body());
    }

    @Test
    public void aMethodWithoutSignOfTheWebIsNotCalled() throws Exception {
        assertEquals(404, browser.get("/job/app/probe/secretly").statusCode());
        assertEquals(404, browser.get("/job/app/probe/runtime/").statusCode());
        assertEquals("nothing", probe.getValue());
    }
}
