package io.jenkins.plugins.kubesphere.embedded.web;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.config.DeployPermissions;
import io.jenkins.plugins.kubesphere.config.KubernetesCluster;
import io.jenkins.plugins.kubesphere.config.KubernetesClusters;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentials;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONObject;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** A kubeconfig with several contexts becomes several clusters when the system configuration is saved. */
public class KubeconfigImportTest {
    private static final String PREVIEW = "/descriptorByName/io.jenkins.plugins.kubesphere.config.importing.KubeconfigImport/preview";
    private static final String KUBECONFIG = """
            apiVersion: v1
            kind: Config
            current-context: admin@dev
            clusters:
            - {name: dev, cluster: {server: 'https://dev:6443'}}
            - {name: prod, cluster: {server: 'https://prod:6443'}}
            users:
            - {name: admin, user: {token: t0ken-of-dev}}
            - {name: deployer, user: {token: t0ken-of-prod}}
            contexts:
            - {name: 'admin@dev', context: {cluster: dev, user: admin}}
            - {name: 'admin/dev', context: {cluster: dev, user: admin, namespace: shop}}
            - {name: 'arn:aws:eks:eu-west-1:1:cluster/prod', context: {cluster: prod, user: deployer}}
            """;
    private static final String WITH_PROGRAM = KUBECONFIG.replace("token: t0ken-of-prod", "exec: {command: aws}");

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @Rule(order = 1)
    public final Browser browser = new Browser(jenkins);

    @Before
    public void start() throws Exception {
        KubernetesClusters.get().setClusters(List.of(new KubernetesCluster("kept", "kube")));
    }

    private HttpResponse<String> save(Map<String, Object> importing) throws Exception {
        JSONObject section = new JSONObject();
        section.put("clusters", List.of(Map.of("name", "kept", "kubeconfigId", "kube")));
        section.put("importing", importing);
        return browser.post("/manage/configure", Map.of("json", new JSONObject().element("io-jenkins-plugins-kubesphere-config-KubernetesClusters", section).toString()));
    }

    private static List<String> names() {
        return KubernetesClusters.get().getClusters().stream().map(KubernetesCluster::getName).toList();
    }

    private static List<Credentials> credentials() {
        return SystemCredentialsProvider.getInstance().getCredentials();
    }

    private String preview(String kubeconfig, String contexts) throws Exception {
        return browser.post(PREVIEW, Map.of("kubeconfig", kubeconfig, "kubeconfigId", "", "contexts", contexts, "prefix", "", "insecure", "false")).body();
    }

    @Test
    public void eachContextBecomesAClusterWithACredentialThatHoldsItAlone() throws Exception {
        assertEquals(200, save(Map.of("kubeconfig", KUBECONFIG, "labels", "env=test")).statusCode());
        assertEquals(List.of("kept", "admin-dev", "admin-dev-2", "arn-aws-eks-eu-west-1-1-cluster-prod"), names());
        KubernetesCluster prod = KubernetesClusters.get().getClusters().get(3);
        assertEquals("test", prod.labelMap().get("env"));
        KubeconfigCredentials credential = (KubeconfigCredentials) credentials().get(2);
        assertEquals(prod.getKubeconfigId(), credential.getId());
        assertThat(credential.getContent().getPlainText(), containsString("t0ken-of-prod"));
        assertThat(credential.getContent().getPlainText(), not(containsString("t0ken-of-dev")));
        try (var files = Files.walk(jenkins.jenkins.getRootDir().toPath())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(file.toString(), Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1), not(containsString("t0ken-of-")));
            }
        }
    }

    @Test
    public void theSameFormSentTwiceAsByApplyAndSaveImportsOnce() throws Exception {
        save(Map.of("kubeconfig", KUBECONFIG));
        save(Map.of("kubeconfig", KUBECONFIG));
        assertEquals(List.of("kept", "admin-dev", "admin-dev-2", "arn-aws-eks-eu-west-1-1-cluster-prod"), names());
        assertEquals(3, credentials().size());
        save(Map.of("kubeconfig", KUBECONFIG.replace("t0ken-of-prod", "t0ken-of-another-prod")));
        assertEquals("another content is another credential", 4, credentials().size());
        assertEquals("kubeconfig-arn-aws-eks-eu-west-1-1-cluster-prod-2", KubernetesClusters.get().getClusters().get(3).getKubeconfigId());
    }

    @Test
    public void aSecondImportLeavesWhatIsThereAsItIs() throws Exception {
        KubernetesClusters.get().setClusters(List.of());
        save(Map.of("kubeconfig", KUBECONFIG, "contexts", "admin@dev", "prefix", "kept-"));
        assertEquals(List.of("kept", "kept-admin-dev"), names());
        assertThat(preview(KUBECONFIG.replace("name: 'admin@dev'", "name: kept"), ""), containsString("Configured already and left as they are: kept."));
    }

    @Test
    public void aCredentialThatIsThereIsSharedWithAContextEach() throws Exception {
        credentials().add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, "all", "", Secret.fromString(KUBECONFIG)));
        assertEquals(200, save(Map.of("kubeconfig", "", "kubeconfigId", "all", "contexts", "admin/dev, arn:aws:eks:eu-west-1:1:cluster/prod")).statusCode());
        assertEquals(1, credentials().size());
        KubernetesCluster dev = KubernetesClusters.get().getClusters().get(1);
        assertEquals("all", dev.getKubeconfigId());
        assertEquals("admin/dev", dev.getContext());
    }

    @Test
    public void whatCannotBeUsedIsRefusedAsAWholeInOneSentence() throws Exception {
        assertThat(save(Map.of("kubeconfig", WITH_PROGRAM)).body(), containsString("users[deployer].user.exec"));
        assertThat(save(Map.of("kubeconfig", KUBECONFIG, "kubeconfigId", "all")).body(), containsString("not both"));
        assertThat(save(Map.of("kubeconfig", KUBECONFIG, "contexts", "other")).body(), containsString("no context"));
        assertThat(save(Map.of("kubeconfig", KUBECONFIG, "labels", "no label")).body(), containsString("is not a label"));
        assertEquals(List.of("kept"), names());
        assertEquals("no credential is left behind", List.of(), credentials());
    }

    @Test
    public void thePreviewSaysWhatWouldBeAddedAndKeepsNothing() throws Exception {
        assertThat(preview(KUBECONFIG, ""), containsString("3 new clusters: admin-dev (context admin@dev, https://dev:6443)"));
        assertThat(preview(WITH_PROGRAM, ""), containsString("name the contexts to import"));
        assertThat(preview(WITH_PROGRAM, "admin@dev"), containsString("1 new clusters"));
        assertThat(preview(KUBECONFIG, ""), not(containsString("t0ken-of-")));
        assertEquals(List.of(), credentials());
        assertEquals(405, browser.get(PREVIEW + "?kubeconfig=&kubeconfigId=&contexts=&prefix=&insecure=false").statusCode());
    }

    @Test
    public void whoMayNotConfigureClustersImportsNothing() throws Exception {
        jenkins.jenkins.setAuthorizationStrategy(new Denying(DeployPermissions.CONFIGURE_CLUSTERS));
        assertEquals(403, save(Map.of("kubeconfig", KUBECONFIG)).statusCode());
        assertThat(preview(KUBECONFIG, ""), not(containsString("dev:6443")));
        jenkins.jenkins.setAuthorizationStrategy(new Denying(CredentialsProvider.CREATE));
        assertEquals(403, save(Map.of("kubeconfig", KUBECONFIG)).statusCode());
        jenkins.jenkins.setAuthorizationStrategy(null);
        assertEquals(List.of("kept"), names());
        assertEquals(List.of(), credentials());
    }
}
