package io.jenkins.plugins.kubesphere.embedded.web;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.config.DeployPermissions;
import io.jenkins.plugins.kubesphere.config.KubernetesCluster;
import io.jenkins.plugins.kubesphere.config.KubernetesClusters;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedCluster;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedClusterOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The form of a cluster looks at the cluster when it is asked to, and tells those who may configure clusters. */
public class ClusterFormTest {
    private static final String DESCRIPTOR = "/descriptorByName/io.jenkins.plugins.kubesphere.config.KubernetesCluster/";

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @Rule(order = 1)
    public final Browser browser = new Browser(jenkins);

    private SimulatedCluster cluster;

    @Before
    public void start() throws Exception {
        jenkins.createProject(WorkflowJob.class, "app");
        cluster = SimulatedCluster.start(SimulatedClusterOptions.named("dev"));
        keep("kube", CredentialsScope.GLOBAL, cluster.kubeconfig());
    }

    @After
    public void stop() throws Exception {
        cluster.close();
    }

    private static void keep(String id, CredentialsScope scope, String kubeconfig) throws Exception {
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials().add(new KubeconfigCredentialsImpl(scope, id, "", Secret.fromString(kubeconfig)));
        store.save();
    }

    private HttpResponse<String> check(String kubeconfigId, String context) throws Exception {
        return browser.post(DESCRIPTOR + "check", Map.of("kubeconfigId", kubeconfigId, "context", context));
    }

    @Test
    public void checkSaysVersionLatencyAndHowLongTheCertificatesLast() throws Exception {
        String told = check("kube", "").body();
        assertTrue(told, told.matches("(?s).*Kubernetes v\\d+\\.\\d+.*answers within \\d+ ms.*server certificate (until|ends on) \\d{4}-.*"));
        assertThat(told, not(containsString("class=error")));
    }

    @Test
    public void theFormShowsTheLastCheckToThoseWhoMayConfigureClusters() throws Exception {
        KubernetesClusters.get().setClusters(List.of(new KubernetesCluster("dev", "kube")));
        assertThat(browser.get("/manage/configure").body(), not(containsString("Last check")));
        check("kube", "");
        String page = browser.get("/manage/configure").body();
        assertThat(page, containsString("Last check"));
        assertThat(page, containsString("/check\""));
        jenkins.jenkins.setAuthorizationStrategy(new Denying(DeployPermissions.CONFIGURE_CLUSTERS));
        assertThat(browser.get("/manage/configure").body(), not(containsString("Last check")));
    }

    @Test
    public void troubleIsOneSentenceWithoutSecrets() throws Exception {
        keep("stale", CredentialsScope.GLOBAL, cluster.kubeconfig().replaceAll("client-(certificate|key)-data: .*", "").replace("  user:\n",
                "  user:\n    token: wrong-token-of-the-test\n"));
        keep("controller", CredentialsScope.SYSTEM, cluster.kubeconfig());
        assertThat(check("stale", "").body(), containsString("does not accept this user (HTTP 401)"));
        assertThat(check("stale", "").body(), not(containsString("wrong-token-of-the-test")));
        assertThat(check("none", "").body(), containsString("there is no credential with the id"));
        assertThat(check("controller", "").body(), containsString("scope System"));
        assertThat(check("kube", "nowhere").body(), containsString("no context"));
        assertThat(check("", "").body(), containsString("Choose the credential"));
        cluster.close();
        assertThat(check("kube", "").body(), containsString("cannot be reached"));
    }

    @Test
    public void aServerThatNeverAnswersIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            keep("silent", CredentialsScope.GLOBAL, cluster.kubeconfig().replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:" + silent.getLocalPort()));
            assertThat(check("silent", "").body(), containsString("did not answer within 6 seconds"));
        }
    }

    @Test
    public void nothingIsContactedForOthersOrWithoutAPost() throws Exception {
        assertEquals(405, browser.get(DESCRIPTOR + "check?kubeconfigId=kube&context=").statusCode());
        jenkins.jenkins.setAuthorizationStrategy(new Denying(DeployPermissions.CONFIGURE_CLUSTERS));
        assertEquals(403, check("kube", "").statusCode());
        assertThat(check("kube", "").body(), containsString("Deploy/ConfigureClusters"));
        assertThat(browser.post(DESCRIPTOR + "checkName", Map.of("value", "not a name")).body(), not(containsString("not a name")));
        assertThat(browser.post(DESCRIPTOR + "fillKubeconfigIdItems", Map.of("kubeconfigId", "")).body(), not(containsString("kube")));
    }

    @Test
    public void theFormOffersTheKubeconfigsThatBuildsCanUse() throws Exception {
        keep("controller", CredentialsScope.SYSTEM, cluster.kubeconfig());
        String offered = browser.post(DESCRIPTOR + "fillKubeconfigIdItems", Map.of("kubeconfigId", "")).body();
        assertThat(offered, containsString("kube"));
        assertThat(offered, not(containsString("controller")));
    }

    @Test
    public void whoeverWritesAClusterIntoAPipelineIsHelpedButContactsNothing() throws Exception {
        jenkins.jenkins.setAuthorizationStrategy(new Denying(DeployPermissions.CONFIGURE_CLUSTERS));
        assertThat(browser.post("/job/app" + DESCRIPTOR + "fillKubeconfigIdItems", Map.of("kubeconfigId", "")).body(), containsString("kube"));
        assertThat(browser.post("/job/app" + DESCRIPTOR + "checkName", Map.of("value", "not a name")).body(), containsString("not a name"));
        assertEquals(403, browser.post("/job/app" + DESCRIPTOR + "check", Map.of("kubeconfigId", "kube", "context", "")).statusCode());
    }
}
