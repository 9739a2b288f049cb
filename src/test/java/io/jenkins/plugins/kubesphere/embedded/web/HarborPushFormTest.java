package io.jenkins.plugins.kubesphere.embedded.web;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Item;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.embedded.registry.EmbeddedRegistry;
import io.jenkins.plugins.kubesphere.embedded.registry.RegistryOptions;
import io.jenkins.plugins.kubesphere.steps.ScanGate;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** What the form of {@code harborPush} asks the controller, and whom it answers. */
public class HarborPushFormTest {

    private static final String STEP = "/job/app/descriptorByName/io.jenkins.plugins.kubesphere.steps.HarborPushStep/";

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @Rule(order = 1)
    public final Browser browser = new Browser(jenkins);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private EmbeddedRegistry harbor;

    @Before
    public void start() throws Exception {
        harbor = EmbeddedRegistry.start(RegistryOptions.harbor(folder.newFolder().toPath()).withAccount("ci", "right-password"));
        harbor.createProject("shop");
        jenkins.createProject(WorkflowJob.class, "app");
        for (String[] each : new String[][] {{"harbor", "right-password"}, {"old", "wrong-password"}}) {
            SystemCredentialsProvider.getInstance().getCredentials().add(
                    new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, each[0], "", "ci", each[1]));
        }
        SystemCredentialsProvider.getInstance().getCredentials().add(
                new StringCredentialsImpl(CredentialsScope.GLOBAL, "text", "", Secret.fromString("x")));
    }

    @After
    public void stop() throws Exception {
        harbor.close();
    }

    private String connection(String image, String credentialsId) throws Exception {
        return browser.post(STEP + "checkConnection", Map.of("image", image, "credentialsId", credentialsId, "insecure", "false")).body();
    }

    @Test
    public void theButtonSaysWhetherTheRegistryAcceptsTheCredentials() throws Exception {
        String image = harbor.host() + "/shop/app";
        assertThat(connection(image, "harbor"), containsString("Connected to http://" + harbor.host()));
        String refused = connection(image, "old");
        assertThat(refused, containsString("does not accept user name and password of ci"));
        assertThat(refused, not(containsString("wrong-password")));
        harbor.createProject("open");
        harbor.makePublic("open");
        assertThat(connection(harbor.host() + "/open/app", "old"), containsString("does not accept user name and password of ci"));
        assertThat(connection(image, "none"), containsString("no credentials with the id"));
        assertThat(connection("127.0.0.1:9/shop/app", "harbor"), containsString("cannot be reached"));
        assertThat(connection("Shop", "harbor"), containsString("names no registry"));
    }

    @Test
    public void theButtonNeedsAPostAndTheRightToConfigure() throws Exception {
        assertEquals(405, browser.get(STEP + "checkConnection?image=" + harbor.host() + "/shop/app&credentialsId=harbor&insecure=false").statusCode());
        harbor.forgetRequests();
        jenkins.jenkins.setAuthorizationStrategy(new Denying(Item.CONFIGURE));
        int status = browser.post(
                STEP + "checkConnection", Map.of("image", harbor.host() + "/shop/app", "credentialsId", "harbor", "insecure", "false")).statusCode();
        assertEquals(403, status);
        assertEquals("nobody is contacted", List.of(), harbor.requests());
    }

    @Test
    public void theDropDownHasPasswordsAloneAndNothingForOthers() throws Exception {
        Map<String, String> form = Map.of("credentialsId", "", "image", harbor.host() + "/shop/app");
        String offered = browser.post(STEP + "fillCredentialsIdItems", form).body();
        assertThat(offered, containsString("harbor"));
        assertThat(offered, containsString("old"));
        assertThat(offered, not(containsString("text")));
        jenkins.jenkins.setAuthorizationStrategy(new Denying(Item.CONFIGURE, Item.EXTENDED_READ, CredentialsProvider.USE_ITEM));
        assertThat(browser.post(STEP + "fillCredentialsIdItems", form).body(), not(containsString("harbor")));
    }

    @Test
    public void whatIsTypedIsChecked() throws Exception {
        assertThat(browser.post(STEP + "checkImage", Map.of("value", "harbor.example.com/Shop/app")).body(), containsString("upper-case"));
        assertThat(browser.post(STEP + "checkImage", Map.of("value", "$REGISTRY/shop/app")).body(), not(containsString("error")));
        String gate = "/descriptorByName/io.jenkins.plugins.kubesphere.steps.ScanGate/";
        assertThat(browser.post(gate + "checkTimeout", Map.of("value", "soon")).body(), containsString("is no time to wait"));
        assertThat(browser.post(gate + "fillFailOnItems", Map.of()).body(), containsString("Critical"));
    }

    @Test
    public void theOneFieldForAllowedVulnerabilitiesBecomesAList() {
        ScanGate gate = new ScanGate();
        gate.setAllow(List.of("CVE-2026-1, CVE-2026-2 CVE-2026-3"));
        assertEquals(List.of("CVE-2026-1", "CVE-2026-2", "CVE-2026-3"), gate.getAllow());
        gate.setAllow(List.of(""));
        assertEquals(List.of(), gate.getAllow());
        assertTrue(jenkins.get(ScanGate.DescriptorImpl.class).joined(List.of("a", "b")).equals("a, b"));
    }
}
