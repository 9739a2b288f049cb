package io.jenkins.plugins.kubesphere.embedded.web;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import hudson.model.Item;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What the forms of the deploy steps say while somebody types, and to whom. */
public class StepFormTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @Rule(order = 1)
    public final Browser browser = new Browser(jenkins);

    @Before
    public void start() throws Exception {
        jenkins.createProject(WorkflowJob.class, "app");
    }

    private String said(String check, String value) throws Exception {
        var answer = browser.post("/job/app/descriptorByName/io.jenkins.plugins.kubesphere.steps." + check, Map.of("value", value, "prune", "true"));
        assertEquals(200, answer.statusCode());
        return answer.body();
    }

    @Test
    public void whatIsTypedIsCheckedForThoseWhoMaySeeTheJobAlone() throws Exception {
        Map<String, String> mistakes = new LinkedHashMap<>();
        for (String step : new String[] {"EnvsubstApplyStep", "MultiClusterDeployStep"}) {
            mistakes.put(step + "/checkFile", "");
            mistakes.put(step + "/checkNamespace", "No Such Name");
            mistakes.put(step + "/checkTimeout", "soon");
            mistakes.put(step + "/checkSet", "");
        }
        mistakes.put("MultiClusterDeployStep/checkLostAfter", "soon");
        mistakes.put("MultiClusterDeployStep/checkLockWait", "-1s");
        mistakes.put("multi.Wave/checkPause", "later");
        mistakes.put("multi.Gate/checkHealthFor", "later");
        mistakes.put("multi.Gate/checkHttp", "nowhere");
        mistakes.put("ScanGate/checkTimeout", "soon");
        for (Map.Entry<String, String> each : mistakes.entrySet()) {
            assertThat(each.getKey(), said(each.getKey(), each.getValue()), containsString("class=error"));
        }
        jenkins.jenkins.setAuthorizationStrategy(new Denying(Item.CONFIGURE, Item.EXTENDED_READ));
        for (Map.Entry<String, String> each : mistakes.entrySet()) {
            assertThat(each.getKey(), said(each.getKey(), each.getValue()), not(containsString("error")));
        }
    }
}
