package io.jenkins.plugins.kubesphere.steps.multi;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.report.fleet.FleetAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What steps write down about their changes, and that no secret is in it nor in what pages show. */
public class FleetAuditTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "s3cr3t-t0ken-value";

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    private Fleet fleet;

    @Before
    public void startClusters() throws Exception {
        fleet = new Fleet("a", "b");
        fleet.configure(Fleet.member("a", "", null), Fleet.member("b", "", null));
        SystemCredentialsProvider.getInstance().getCredentials().add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "token", "", Secret.fromString(SECRET)));
    }

    @After
    public void stopClusters() throws Exception {
        fleet.close();
    }

    private Path file() {
        return jenkins.jenkins.getRootDir().toPath().resolve("logs/kubesphere-pipeline/audit.jsonl");
    }

    private List<JsonNode> lines() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file())) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static String said(JsonNode line) {
        return line.path("step").asText() + " " + line.path("action").asText() + " " + line.path("cluster").asText() + " " + line.at("/object/kind").asText() + "/"
                + line.at("/object/name").asText();
    }

    @Test
    public void eachChangeOfAReleaseIsWrittenDownWithWhoIsBehindIt() throws Exception {
        String digest = "sha256:" + "ab".repeat(32);
        String step = "multiClusterDeploy file: 'deploy.yml', clusters: 'a,b', " + Fleet.VARS.replace("web:1", "web@" + digest);
        WorkflowRun run = fleet.job(jenkins, step).scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("alice"))).get();
        jenkins.assertBuildStatus(Result.SUCCESS, run);
        List<JsonNode> lines = lines();
        assertEquals(lines.toString(), 4, lines.size());
        assertTrue(lines.toString(), lines.stream().map(FleetAuditTest::said).toList()
                .containsAll(List.of("multiClusterDeploy created a Deployment/web", "multiClusterDeploy created b ConfigMap/settings")));
        for (JsonNode line : lines) {
            assertEquals("alice " + run.getExternalizableId() + " " + digest, line.path("who").asText() + " " + line.path("build").asText() + " " + line.path("digest").asText());
        }
        jenkins.buildAndAssertSuccess(run.getParent());
        assertEquals("nothing was changed", 4, lines().size());
    }

    @Test
    public void aRollbackAndAnApplyAreWrittenDownButNoPlan() throws Exception {
        fleet.run(jenkins, Result.SUCCESS, "multiClusterDeploy file: 'deploy.yml', clusters: 'a', plan: true, " + Fleet.VARS);
        assertTrue("a plan changes nothing", Files.notExists(file()));
        fleet.run(jenkins, Result.SUCCESS, "envsubstApply file: 'deploy.yml', kubeconfigId: 'a', vars: [IMAGE: 'registry/demo/web:1', REGION: 'all']");
        assertEquals(List.of("envsubstApply", "envsubstApply"), lines().stream().map(line -> line.path("step").asText()).toList());
        assertEquals("created", lines().get(0).path("action").asText());
        fleet.run(jenkins, Result.FAILURE, "multiClusterDeploy file: 'deploy.yml', clusters: 'b', onFailure: 'rollback', "
                + Fleet.VARS.replace("registry/demo/web:1", "does-not-exist:1").replace("'20s'", "'5s'"));
        assertTrue(lines().toString(), lines().stream().map(FleetAuditTest::said).toList().contains("multiClusterDeploy rolled back b Deployment/web"));
    }

    @Test
    public void aLineNamesTheImagesOfItsObjectAndAfterARollbackThoseThatItHasAgain() throws Exception {
        String pinned = "registry/demo/web@sha256:" + "cd".repeat(32);
        String apply = "envsubstApply file: 'deploy.yml', kubeconfigId: 'a', rollback: true, timeout: '5s', vars: [REGION: 'all', IMAGE: ";
        fleet.run(jenkins, Result.SUCCESS, apply + "'" + pinned + "']");
        fleet.run(jenkins, Result.FAILURE, apply + "'does-not-exist:1']");
        List<String> said = lines().stream().map(line -> said(line) + " " + line.path("images") + " " + line.path("digest").asText("none")).toList();
        String digest = pinned.substring(pinned.indexOf('@') + 1);
        String created = "envsubstApply created " + lines().get(0).path("cluster").asText();
        assertTrue(said.toString(), said.contains(created + " Deployment/web [\"" + pinned + "\"] " + digest));
        assertTrue(said.toString(), said.contains(created + " ConfigMap/settings [] " + digest));
        assertTrue(said.toString(), said.contains(created.replace("created", "changed") + " Deployment/web [\"does-not-exist:1\"] none"));
        assertTrue(said.toString(), said.contains(created.replace("created", "rolled back") + " Deployment/web [\"" + pinned + "\"] " + digest));
    }

    @Test
    public void aSecretOfTheEnvironmentIsNowhere() throws Exception {
        String body = "withCredentials([string(credentialsId: 'token', variable: 'TOKEN')]) { multiClusterDeploy file: 'deploy.yml', clusters: 'a', "
                + "timeout: '60s', lostAfter: '60s', vars: [IMAGE: \"registry/demo/web:${TOKEN}\", REGION: \"${TOKEN}\"] }";
        WorkflowRun run = fleet.run(jenkins, Result.SUCCESS, body);
        assertThat(Files.readString(file()), not(containsString(SECRET)));
        assertThat(Files.readString(file()), containsString("registry/demo/web:****"));
        String id = run.getAction(FleetAction.class).getRecords().get(0).getId();
        String shown = Files.readString(run.getRootDir().toPath().resolve("multi-cluster").resolve(id + ".xml"));
        assertThat(shown, containsString("****"));
        assertThat(shown, not(containsString(SECRET)));
    }

    @Test
    public void aSecretInTheNameOfAnObjectIsNowhereEither() throws Exception {
        String body = "withCredentials([string(credentialsId: 'token', variable: 'TOKEN')]) { writeFile file: 'deploy.yml', text: 'apiVersion: v1\\nkind: ConfigMap\\n"
                + "metadata: {name: settings-$TOKEN}\\n'; multiClusterDeploy file: 'deploy.yml', clusters: 'a', timeout: '60s', lostAfter: '60s' }";
        WorkflowRun run = fleet.run(jenkins, Result.SUCCESS, body);
        assertThat(Files.readString(file()), not(containsString(SECRET)));
        String id = run.getAction(FleetAction.class).getRecords().get(0).getId();
        String shown = Files.readString(run.getRootDir().toPath().resolve("multi-cluster").resolve(id + ".xml"));
        assertThat(shown, containsString("settings-****"));
        assertThat(shown, not(containsString(SECRET)));
        assertEquals(1, Fleet.record(run).getCluster("a").getObjects().size());
    }
}
