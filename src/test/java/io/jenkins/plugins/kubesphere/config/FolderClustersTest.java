package io.jenkins.plugins.kubesphere.config;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.model.Descriptor.FormException;
import hudson.model.ItemGroup;
import hudson.model.Items;
import hudson.model.Result;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.config.folder.FolderClusters;
import io.jenkins.plugins.kubesphere.config.health.ClusterCheck;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedCluster;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedClusterOptions;
import io.jenkins.plugins.kubesphere.embedded.web.Denying;
import io.jenkins.plugins.kubesphere.embedded.web.dispatch.StaplerDispatch;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.StaplerRequest2;
import org.springframework.security.core.Authentication;

/** A folder's builds use the clusters of the folders around them and those of everybody, and nobody else's. */
public class FolderClustersTest {
    private static String kubeconfigOfTheFolder = "";

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    private SimulatedCluster cluster;
    private Folder team;
    private Folder shop;

    @Before
    public void start() throws Exception {
        cluster = SimulatedCluster.start(SimulatedClusterOptions.named("dev"));
        kubeconfigOfTheFolder = cluster.kubeconfig();
        team = jenkins.jenkins.createProject(Folder.class, "team");
        shop = team.createProject(Folder.class, "shop");
        KubernetesCluster others = new KubernetesCluster("others", "kube");
        others.setFolders("elsewhere");
        KubernetesClusters.get().setClusters(List.of(new KubernetesCluster("everybody", "kube"), others));
        team.addProperty(new FolderClusters(List.of(new KubernetesCluster("team-dev", "of-the-folder"))));
        shop.addProperty(new FolderClusters(List.of(new KubernetesCluster("shop-dev", "of-the-folder"))));
    }

    @After
    public void stop() throws Exception {
        cluster.close();
    }

    /** Gives the folder "team" a credential of its own, as the Folders plugin does. */
    @TestExtension
    public static class CredentialsOfTheFolder extends CredentialsProvider {
        @NonNull
        @Override
        @SuppressWarnings("rawtypes")
        public <C extends Credentials> List<C> getCredentialsInItemGroup(@NonNull Class<C> type, @Nullable ItemGroup group,
                @Nullable Authentication authentication, @NonNull List<DomainRequirement> requirements) {
            Credentials own = new KubeconfigCredentialsImpl(null, "of-the-folder", "", Secret.fromString(kubeconfigOfTheFolder));
            return group != null && group.getFullName().startsWith("team") && type.isInstance(own) ? List.of(type.cast(own)) : List.of();
        }
    }

    private WorkflowRun deploy(WorkflowJob job, Result result, String clusters) throws Exception {
        job.setDefinition(new CpsFlowDefinition("""
                node('') {
                  writeFile file: 'deploy.yml', text: '{apiVersion: v1, kind: ConfigMap, metadata: {name: settings}}'
                  multiClusterDeploy file: 'deploy.yml', clusters: '%s', timeout: '20s'
                }
                """.formatted(clusters), true));
        return jenkins.assertBuildStatus(result, job.scheduleBuild2(0));
    }

    @Test
    public void aFoldersBuildDeploysWithTheFoldersClusterAndCredential() throws Exception {
        WorkflowJob job = shop.createProject(WorkflowJob.class, "app");
        deploy(job, Result.SUCCESS, "shop-dev");
        assertEquals(true, cluster.object("ConfigMap", "default", "settings").isPresent());
        deploy(job, Result.SUCCESS, "team-dev");
    }

    @Test
    public void otherJobsSeeNeitherTheFoldersClustersNorThoseOfOtherFolders() throws Exception {
        String log = JenkinsRule.getLog(deploy(jenkins.createProject(WorkflowJob.class, "app"), Result.FAILURE, "shop-dev"));
        assertThat(log, containsString("'shop-dev'"));
        assertThat(log, containsString("everybody"));
        assertThat(log, not(containsString("team-dev")));
        log = JenkinsRule.getLog(deploy(team.createProject(WorkflowJob.class, "app"), Result.FAILURE, "nothing"));
        assertThat(log, containsString("everybody, team-dev"));
        assertThat(log, not(containsString("shop-dev")));
        assertThat(log, not(containsString("others")));
    }

    @Test
    public void aCredentialThatTheBuildCannotUseStopsTheReleaseBeforeAnythingIsContacted() throws Exception {
        SystemCredentialsProvider.getInstance().getCredentials()
                .add(new KubeconfigCredentialsImpl(CredentialsScope.SYSTEM, "kube", "", Secret.fromString(cluster.kubeconfig())));
        String log = JenkinsRule.getLog(deploy(shop.createProject(WorkflowJob.class, "app"), Result.FAILURE, "shop-dev,everybody"));
        assertThat(log, containsString("cluster 'everybody': "));
        assertThat(log, containsString("no credential with the id \"kube\""));
        assertEquals("the cluster before it is untouched", false, cluster.object("ConfigMap", "default", "settings").isPresent());
    }

    @Test
    public void theNearestFolderDecidesWhatANameMeans() throws Exception {
        shop.addProperty(new FolderClusters(List.of(new KubernetesCluster("everybody", "of-the-folder"))));
        shop.getProperties().remove(shop.getProperties().get(0));
        deploy(shop.createProject(WorkflowJob.class, "app"), Result.SUCCESS, "everybody");
    }

    private static StaplerRequest2 request() {
        return StaplerDispatch.request((HttpServletRequest) Proxy.newProxyInstance(FolderClustersTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> null));
    }

    private static JSONObject form(String... names) {
        return new JSONObject().element("clusters", Stream.of(names).map(name -> Map.of("name", name, "kubeconfigId", "of-the-folder")).toList());
    }

    @Test
    public void theFormOfAFolderIsCheckedTogetherWithWhatIsAboveIt() throws Exception {
        FolderClusters own = shop.getProperties().get(FolderClusters.class);
        assertEquals(List.of("a", "b"), names((FolderClusters) own.reconfigure(request(), form("a", "b"))));
        FormException refusal = assertThrows(FormException.class, () -> own.reconfigure(request(), form("team-dev")));
        assertThat(refusal.getMessage(), containsString("there is a cluster 'team-dev' already"));
        assertThrows(FormException.class, () -> own.reconfigure(request(), form("everybody")));
        assertThrows(FormException.class, () -> own.reconfigure(request(), form("a", "a")));
    }

    @Test
    public void whoMayNotConfigureClustersLeavesThemAsTheyAre() throws Exception {
        FolderClusters own = shop.getProperties().get(FolderClusters.class);
        jenkins.jenkins.setAuthorizationStrategy(new Denying(DeployPermissions.CONFIGURE_CLUSTERS));
        try (ACLContext ignored = ACL.as2(Jenkins.ANONYMOUS2)) {
            assertEquals(List.of("shop-dev"), names((FolderClusters) own.reconfigure(request(), form("mine"))));
            assertNull(own.getDescriptor().newInstance(request(), form("mine")));
        }
    }

    @Test
    public void aFoldersClusterIsCheckedWithTheFoldersCredential() {
        assertEquals("", ClusterCheck.now(shop, "of-the-folder", null).trouble());
        assertThat(ClusterCheck.now(null, "of-the-folder", null).trouble(), containsString("no credential with the id 'of-the-folder' here"));
        jenkins.jenkins.setAuthorizationStrategy(new Denying(DeployPermissions.CONFIGURE_CLUSTERS));
        try (ACLContext ignored = ACL.as2(Jenkins.ANONYMOUS2)) {
            assertThrows(AccessDeniedException3.class, () -> ClusterCheck.now(shop, "of-the-folder", null));
        }
    }

    @Test
    public void aFoldersClustersAreKeptWithIt() throws Exception {
        shop.save();
        Folder read = (Folder) Items.load(team, shop.getRootDir());
        assertEquals(List.of("shop-dev"), names(read.getProperties().get(FolderClusters.class)));
    }

    private static List<String> names(FolderClusters clusters) {
        return clusters.getClusters().stream().map(KubernetesCluster::getName).toList();
    }
}
