package io.jenkins.plugins.kubesphere.steps.multi;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.kubesphere.report.fleet.ClusterRecord;
import io.jenkins.plugins.kubesphere.report.fleet.FleetAction;
import io.jenkins.plugins.kubesphere.report.fleet.FleetRecord;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class MultiClusterDeployStepTest {

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    private Fleet fleet;

    @Before
    public void startClusters() throws Exception {
        fleet = new Fleet("a", "b", "c");
        fleet.configure(Fleet.member("a", "tier=canary,env=prod", null), Fleet.member("b", "env=prod", null), Fleet.member("c", "env=prod,region=bj", null));
    }

    @After
    public void stopClusters() throws Exception {
        fleet.close();
    }

    private WorkflowRun run(Result result, String arguments) throws Exception {
        return fleet.run(jenkins, result, arguments);
    }

    private static FleetRecord record(WorkflowRun run) throws Exception {
        return run.getAction(FleetAction.class).getRecords().get(0);
    }

    private void fails(String body, String sentence) throws Exception {
        String log = JenkinsRule.getLog(run(Result.FAILURE, body));
        assertThat(log, containsString(sentence));
        assertThat(log, not(containsString("\tat ")));
    }

    @Test
    public void releasesInWavesAndTellsWhatItDid() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, "def done = multiClusterDeploy(file: 'deploy.yml', clusters: 'env=prod', " + Fleet.VARS
                + ", waves: [[clusters: 'tier=canary'], [clusters: '*', maxParallel: 2]]) { sh 'echo block $DEPLOY_EVENT $DEPLOY_WAVE $DEPLOY_CLUSTERS' }\n"
                + "echo \"${done.outcome} ${done.clusters[2].cluster} ${done.clusters[2].result} ${done.clusters[2].created}\"");
        String log = JenkinsRule.getLog(run);
        assertThat(log, containsString("block wave 1 a"));
        assertThat(log, containsString("block wave 2 b,c"));
        assertThat(log, containsString("succeeded c ready 2"));
        assertThat(log, containsString("3 of 3 clusters run registry/demo/web:1 since "));
        assertTrue(log, log.indexOf("block wave 1") < log.indexOf("[b] deploying"));
        assertEquals("registry/demo/web:1", fleet.image("c"));
        ClusterRecord a = record(run).getCluster("a");
        assertEquals("ready", a.getState());
        assertEquals(2, a.count("created"));
        assertTrue(a.getDiff().toString(), a.getDiff().contains("+ spec.replicas: 2"));
        assertEquals("", a.getReason());
        assertTrue("locks are given back", fleet.cluster("a").object("Lease", "default", "kubesphere-pipeline-release-1").isEmpty());
    }

    @Test
    public void aBlockThatRunsNoStepIsNotTakenForACheck() throws Exception {
        String waves = "multiClusterDeploy(file: 'deploy.yml', clusters: 'a,b', " + Fleet.VARS + ", waves: [[clusters: 'a'], [clusters: 'b']])";
        String sentence = "the block ran no step: ";
        for (String empty : new String[] {" { }", " {\n    // some block\n}", " { def nothing = 1 }"}) {
            WorkflowRun run = run(Result.SUCCESS, waves + empty);
            assertThat(JenkinsRule.getLog(run), containsString(sentence));
            assertThat(record(run).getGate(1).getReason(), containsString(sentence));
        }
        WorkflowRun checked = run(Result.SUCCESS, waves + " { if (env.DEPLOY_WAVE == '1') { echo 'looked' } else { retry(1) { echo 'looked' } } }");
        assertThat(JenkinsRule.getLog(checked), not(containsString(sentence)));
        assertEquals("", record(checked).getGate(1).getReason());
        fails(waves + " { assert env.DEPLOY_WAVE == '2' }", "the check after wave 1 failed: ");
    }

    @Test
    public void aBadImageInTheSecondWaveSendsEverythingBackToWhatItWas() throws Exception {
        run(Result.SUCCESS, "multiClusterDeploy file: 'deploy.yml', clusters: 'a', " + Fleet.VARS);
        String before = fleet.cluster("a").object("Deployment", "default", "web").orElseThrow().at("/spec").toString();
        WorkflowRun run = run(Result.FAILURE, "multiClusterDeploy(file: 'deploy.yml', clusters: '*', onFailure: 'rollbackAll', "
                + Fleet.VARS.replace("web:1", "web:2") + ", overrides: [[clusters: 'b', vars: [IMAGE: 'does-not-exist/web:2']]]) "
                + "{ sh 'echo block $DEPLOY_EVENT $DEPLOY_CLUSTERS' }");
        String log = JenkinsRule.getLog(run);
        assertThat(log, containsString("ImagePullBackOff"));
        assertThat(log, containsString("block rollback a,b"));
        assertTrue(log, log.indexOf("[b] rolling back") < log.indexOf("[a] rolling back"));
        assertEquals(before, fleet.cluster("a").object("Deployment", "default", "web").orElseThrow().at("/spec").toString());
        assertEquals("none", fleet.image("b"));
        assertEquals("none", fleet.image("c"));
        assertEquals("rolled back", record(run).getCluster("a").getState());
        assertEquals("skipped", record(run).getCluster("c").getState());
    }

    @Test
    public void everyMistakeHasOneSentenceAndNoStack() throws Exception {
        String step = "multiClusterDeploy file: 'deploy.yml', vars: [IMAGE: 'i', REGION: 'r'], ";
        fails(step + "clusters: 'staging'", "clusters: there is no cluster named 'staging'. There are: a {env=prod, tier=canary}, b ");
        fails(step + "clusters: 'env=nowhere'", "'env=nowhere' matches no cluster");
        fails(step + "clusters: '*', waves: [[clusters: 'a,b'], [clusters: 'b']]", "contains the cluster 'b' of an earlier wave");
        fails(step + "clusters: 'a,b', waves: [[clusters: 'c']]", "wave 1: there is no cluster named 'c'. There are: ");
        fails(step + "clusters: 'a', waves: [[clusters: 'a', maxParallel: 0]]", "maxParallel must be at least 1");
        fails(step + "clusters: 'a', waves: [[clusters: 'tier=none']]", "'tier=none' matches no cluster. There are: a {env=prod, tier=canary}");
        fails(step + "clusters: 'a,b', waves: [[clusters: 'a']]", "these selected clusters are in no wave: b");
        fails(step + "clusters: 'a', waves: [[clusters: 'a', maxParallel: -3]]", "maxParallel must be at least 1, not -3");
        fails(step + "clusters: 'a', waves: [[clusters: 'a', pause: '-5s']]", "wave 1: pause: '-5s' is not a duration; write for example");
        fails(step + "clusters: 'a', lostAfter: '-1s'", "lostAfter: '-1s' is not a duration");
        fails(step + "clusters: 'a', overrides: [[clusters: 'elsewhere', vars: [REGION: 'x']]]", "override 1: there is no cluster named 'elsewhere'. There are: ");
        fails(step + "clusters: 'a', overrides: [[clusters: 'a', target: 'Deployment/web', strategic: 'nonsense']]", "override 1 (clusters 'a', strategic)");
        fails(step + "clusters: 'env>1,a/b/c'", "'a/b/c' in the selector 'env>1,a/b/c' is not a label key");
        fails(step + "clusters: 'a', standby: 'nobody'", "standby: there is no cluster named 'nobody'. There are: ");
        fails(step + "clusters: 'a', maxFailures: -1", "maxFailures: -1 is negative; write 0 or more");
        fails(step + "clusters: 'a', maxFailures: '110%'", "neither a number nor a percentage");
        fails(step + "clusters: 'a', standbyReplicas: -2", "standbyReplicas: -2 is negative; write 0 or more");
        fails(step + "clusters: 'a', onFailure: 'undo'", "stop, continue, rollback, rollbackAll");
        fails(step + "clusters: 'a', waves: [[clusters: 'a', gate: [http: 'shop']]]", "wave 1: http: 'shop' is not an address; write for example");
        fails(step + "clusters: 'a', waves: [[clusters: 'a', pause: 'soon']]", "'soon' is not a duration");
        fails(step + "clusters: 'a', overrides: [[clusters: 'a', target: 'Deployment/nothing', merge: [spec: [replicas: 1]]]]",
                "there is no Deployment/nothing. There are: ConfigMap/settings, Deployment/web");
        fails(step + "clusters: 'a', overrides: [[clusters: 'a', target: 'Deployment/web', json6902: [[op: 'replace', path: '/spec/nothing/x', value: 1]]]]",
                "does not apply to Deployment/web");
        fails(step + "clusters: 'a', members: [[name: '../x', kubeconfigId: 'a']]", "is not a cluster name");
        fails(step + "clusters: 'x,y', members: [[name: 'x', kubeconfigId: 'a', standbyOf: 'y'], [name: 'y', kubeconfigId: 'b', standbyOf: 'x']]",
                "standbys in a circle");
        fails(step + "clusters: 'a', requireDigest: true", "these images are not named by digest: i");
        fails("multiClusterDeploy(file: 'deploy.yml', clusters: 'a', " + Fleet.VARS + ") { multiClusterDeploy file: 'deploy.yml', clusters: 'b', "
                + Fleet.VARS + " }", "cannot run inside the block of another");
        fails("multiClusterDeploy(file: 'deploy.yml', clusters: 'a', " + Fleet.VARS + ") { error 'smoke test failed' }",
                "the check after wave 1 failed: smoke test failed");
    }
}
