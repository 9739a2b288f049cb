package io.jenkins.plugins.kubesphere.steps.apply;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedCluster;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedClusterOptions;
import io.jenkins.plugins.kubesphere.embedded.registry.EmbeddedRegistry;
import io.jenkins.plugins.kubesphere.embedded.registry.RegistryOptions;
import java.time.Duration;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** What each argument of the step does, through pipelines. */
public class ApplyOptionsTest {

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private SimulatedCluster cluster;

    @Before
    public void startCluster() throws Exception {
        cluster = SimulatedCluster.start(SimulatedClusterOptions.named("dev").podsStartAfter(Duration.ofMillis(50)));
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials().add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, "dev", "", Secret.fromString(cluster.kubeconfig())));
        store.getCredentials().add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "password", "", Secret.fromString("sw0rdfish-of-the-test")));
        store.save();
    }

    @After
    public void stopCluster() throws Exception {
        cluster.close();
    }

    private String run(Result result, String body) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("node('') {\n" + body + "\n}", true));
        return JenkinsRule.getLog(jenkins.assertBuildStatus(result, job.scheduleBuild2(0)));
    }

    private static String write(String file, String text) {
        return "writeFile file: '" + file + "', text: '''" + text.replace("\\", "\\\\") + "'''\n";
    }

    private String value(String name, String key) {
        return cluster.object("ConfigMap", "default", name).orElseThrow().at("/data/" + key).asText();
    }

    private static String map(String name, String data) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + "}\ndata: {" + data + "}\n";
    }

    private static String deployment(String name, String image) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s}
                spec:
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec: {containers: [{name: app, image: "%2$s"}]}
                """.formatted(name, image);
    }

    @Test
    public void variablesAreReplacedAsTheArgumentsSay() throws Exception {
        run(Result.SUCCESS, write("loose.yml", map("loose", "a: \"[$NOBODY_SET_THIS]\", b: $COLOUR"))
                + "withEnv(['COLOUR=red']) { envsubstApply file: 'loose.yml', kubeconfigId: 'dev', strict: false }");
        assertEquals("[]", value("loose", "a"));
        assertEquals("red", value("loose", "b"));
        run(Result.SUCCESS, write("few.yml", map("few", "script: 'echo $HOME ${UNSET}', b: $COLOUR"))
                + "withEnv(['COLOUR=red']) { envsubstApply file: 'few.yml', kubeconfigId: 'dev', allow: ['COLOUR'] }");
        assertEquals("echo $HOME ${UNSET}", value("few", "script"));
        assertEquals("red", value("few", "b"));
        run(Result.SUCCESS, write("own.yml", map("own", "b: $COLOUR, c: \"$NUMBER\""))
                + "withEnv(['COLOUR=red']) { envsubstApply file: 'own.yml', kubeconfigId: 'dev', vars: [COLOUR: 'blue', NUMBER: 7] }");
        assertEquals("blue", value("own", "b"));
        assertEquals("7", value("own", "c"));
    }

    @Test
    public void aValueMayChangeTheStructureOnlyWhenThatIsAllowed() throws Exception {
        String file = write("more.yml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: more}\ndata:\n  a: $MORE\n");
        String more = "withEnv(['MORE=1x\\n  b: 2x']) { envsubstApply file: 'more.yml', kubeconfigId: 'dev'%s }";
        String refusal = run(Result.FAILURE, file + more.formatted(""));
        assertThat(refusal, containsString("more.yml:5:6: the value of $MORE would change the structure"));
        assertFalse(cluster.object("ConfigMap", "default", "more").isPresent());
        run(Result.SUCCESS, file + more.formatted(", allowStructure: true"));
        assertEquals("2x", value("more", "b"));
    }

    @Test
    public void everyVariableThatIsNotSetIsNamedWithItsPlacesAndNearNames() throws Exception {
        String log = run(Result.FAILURE, write("d/a.yml", map("a", "x: $BULD_NUMBER")) + write("d/b.yml", map("b", "x: $COLOR,\n y: ${BULD_NUMBER}"))
                + "withEnv(['COLOUR=red']) { envsubstApply file: 'd', kubeconfigId: 'dev' }");
        assertThat(log, containsString("2 variables are not set; nothing was sent to the cluster"));
        assertThat(log, containsString("$BULD_NUMBER in d/a.yml:4, d/b.yml:5 – did you mean BUILD_NUMBER?"));
        assertThat(log, containsString("$COLOR in d/b.yml:4 – did you mean COLOUR?"));
        assertFalse(cluster.object("ConfigMap", "default", "a").isPresent());
    }

    @Test
    public void aSecretOutsideOfASecretIsAWarningThatDoesNotTellIt() throws Exception {
        String log = run(Result.SUCCESS, write("s.yml", "apiVersion: v1\nkind: Secret\nmetadata: {name: fine}\nstringData: {p: $PASSWORD}\n---\n"
                + map("open", "p: 'jdbc:$PASSWORD'")) + "withCredentials([string(credentialsId: 'password', variable: 'PASSWORD')]) {\n"
                + "  envsubstApply file: 's.yml', kubeconfigId: 'dev'\n}");
        assertThat(log, containsString("s.yml:6: the secret variable PASSWORD ends up in ConfigMap open"));
        assertThat(log, not(containsString("ends up in Secret")));
        assertThat(log, not(containsString("sw0rdfish")));
    }

    @Test
    public void imagesOfThisBuildAreWrittenByDigest() throws Exception {
        try (EmbeddedRegistry harbor = EmbeddedRegistry.start(RegistryOptions.harbor(folder.newFolder().toPath()).withAccount("ci", "Passw0rd-of-ci"))) {
            harbor.createProject("shop");
            SystemCredentialsProvider.getInstance().getCredentials().add(
                    new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "harbor", "", "ci", "Passw0rd-of-ci"));
            String containers = "containers: [{name: a, image: \"HOST/shop/app:$BUILD_NUMBER\"}, {name: b, image: HOST/shop/app}, {name: c, image: HOST/shop/other:1}]";
            String log = run(Result.SUCCESS, (write("app", "a program")
                    + "harborPush image: 'HOST/shop/app', tags: [env.BUILD_NUMBER, 'latest'], credentialsId: 'harbor', from: binary('app')\n"
                    + write("d.yml", deployment("pinned", "x").replace("containers: [{name: app, image: \"x\"}]", containers))
                    + "envsubstApply file: 'd.yml', kubeconfigId: 'dev', pinDigests: true, wait: false").replace("HOST", harbor.host()));
            String digest = harbor.digest("shop/app", "1").orElseThrow();
            var written = cluster.object("Deployment", "default", "pinned").orElseThrow().at("/spec/template/spec/containers");
            assertEquals(harbor.host() + "/shop/app@" + digest, written.get(0).path("image").asText());
            assertEquals("no tag means latest", harbor.host() + "/shop/app@" + digest, written.get(1).path("image").asText());
            assertEquals(harbor.host() + "/shop/other:1", written.get(2).path("image").asText());
            assertThat(log, containsString(harbor.host() + "/shop/app:1"));
        }
    }

    @Test
    public void whatLeftTheSetIsListedAndThenRemoved() throws Exception {
        String role = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: far}\nrules: []\n";
        run(Result.SUCCESS, write("a.yml", map("stays", "a: b") + "---\n" + map("goes", "a: b") + "---\n" + role)
                + "envsubstApply file: 'a.yml', kubeconfigId: 'dev', set: 'shop'\n"
                + write("others.yml", map("others", "a: b")) + "envsubstApply file: 'others.yml', kubeconfigId: 'dev'");
        String shorter = write("a.yml", map("stays", "a: b"));
        String plan = run(Result.SUCCESS, shorter + "echo envsubstApply(file: 'a.yml', kubeconfigId: 'dev', set: 'shop', prune: true, dryRun: true).diff");
        assertThat(plan, containsString("\n- ConfigMap default/goes"));
        assertTrue(cluster.object("ConfigMap", "default", "goes").isPresent());
        String log = run(Result.SUCCESS, shorter + "echo \"pruned=${envsubstApply(file: 'a.yml', kubeconfigId: 'dev', set: 'shop', prune: true).pruned}\"");
        assertThat(log, containsString("pruned=1"));
        assertTrue("listed first: " + log, log.indexOf("ConfigMap default/goes") < log.lastIndexOf("ConfigMap default/goes"));
        assertFalse(cluster.object("ConfigMap", "default", "goes").isPresent());
        assertTrue(cluster.object("ConfigMap", "default", "stays").isPresent());
        assertTrue(cluster.object("ConfigMap", "default", "others").isPresent());
        assertTrue("kinds of the whole cluster only when they are named", cluster.object("ClusterRole", "", "far").isPresent());
        run(Result.SUCCESS, shorter + "envsubstApply file: 'a.yml', kubeconfigId: 'dev', set: 'shop', prune: true, pruneClusterKinds: ['ClusterRole']");
        assertFalse(cluster.object("ClusterRole", "", "far").isPresent());
    }

    @Test
    public void aRollbackWaitsUntilWhatWasThereIsReadyAgain() throws Exception {
        run(Result.SUCCESS, write("d.yml", deployment("web", "app:1") + "---\n" + map("m", "a: first")) + "envsubstApply file: 'd.yml', kubeconfigId: 'dev'");
        String log = run(Result.FAILURE, write("d.yml", deployment("web", "does-not-exist:2") + "---\n" + map("m", "a: second") + "---\n" + map("new", "a: b"))
                + "envsubstApply file: 'd.yml', kubeconfigId: 'dev', rollback: true");
        assertThat(log, containsString("ImagePullBackOff"));
        assertEquals("first", value("m", "a"));
        assertFalse(cluster.object("ConfigMap", "default", "new").isPresent());
        var web = cluster.object("Deployment", "default", "web").orElseThrow();
        assertEquals("app:1", web.at("/spec/template/spec/containers/0/image").asText());
        assertEquals("it runs again when the build ends", web.at("/metadata/generation").asInt(), web.at("/status/observedGeneration").asInt());
        assertEquals(1, web.at("/status/availableReplicas").asInt());
        assertThat(log.substring(log.indexOf("Deployment default/web returned") < 0 ? 0 : log.indexOf("Deployment default/web returned")), containsString("web"));
        assertTrue("the wait is shown: " + log, log.lastIndexOf("Deployment default/web") > log.indexOf("returned to what it was"));
    }

    @Test
    public void aDryRunShowsTheDifferenceWithSecretsMasked() throws Exception {
        String secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {p: %s}\n";
        run(Result.SUCCESS, write("d.yml", map("m", "a: first") + "---\n" + secret.formatted("hunter-one")) + "envsubstApply file: 'd.yml', kubeconfigId: 'dev'");
        long before = cluster.revision();
        String log = run(Result.SUCCESS, write("d.yml", map("m", "a: second") + "---\n" + secret.formatted("hunter-two"))
                + "def plan = envsubstApply file: 'd.yml', kubeconfigId: 'dev', dryRun: true\necho \"changed=${plan.changed}\"");
        assertThat(log, containsString("- data.a: first"));
        assertThat(log, containsString("+ data.a: second"));
        assertThat(log, containsString("+ data.p: ****"));
        assertThat(log, containsString("changed=2"));
        assertThat(log, not(containsString("hunter")));
        assertEquals(before, cluster.revision());
    }
}
