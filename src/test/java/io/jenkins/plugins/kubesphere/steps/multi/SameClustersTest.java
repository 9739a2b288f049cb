package io.jenkins.plugins.kubesphere.steps.multi;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.cluster.Line;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** One cluster under two names is not released to twice, and does not stand by for itself. */
public class SameClustersTest {
    private static final String SAME_KUBECONFIG = "members: [[name: 'twin', kubeconfigId: 'main'%s]], clusters: '%s', " + Fleet.VARS;

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    private Fleet fleet;
    private Line line;

    /** The cluster "main" has a second address, which the kubeconfig "alias" has. */
    @Before
    public void startClusters() throws Exception {
        fleet = new Fleet("main", "other");
        fleet.configure(Fleet.member("main", "env=prod", null), Fleet.member("other", "env=prod", null));
        line = new Line(fleet.cluster("main").url());
        SystemCredentialsProvider.getInstance().getCredentials().add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, "alias", "",
                Secret.fromString(line.through(fleet.cluster("main").kubeconfig()))));
    }

    @After
    public void stopClusters() throws Exception {
        line.close();
        fleet.close();
    }

    private String release(Result result, String arguments) throws Exception {
        WorkflowRun run = fleet.run(jenkins, result, "shop", arguments);
        assertThat(JenkinsRule.getLog(run), not(containsString("\tat ")));
        return JenkinsRule.getLog(run);
    }

    /** The release ends before it has changed anything, not even a lock. */
    private void refused(String arguments, String sentence) throws Exception {
        long main = fleet.cluster("main").revision();
        long other = fleet.cluster("other").revision();
        assertThat(release(Result.FAILURE, arguments), containsString(sentence));
        assertThat("a plan says so, too", release(Result.FAILURE, arguments + ", plan: true"), containsString(sentence));
        assertEquals(main, fleet.cluster("main").revision());
        assertEquals(other, fleet.cluster("other").revision());
    }

    @Test
    public void aStandbyWithThePrimarysOwnKubeconfigIsRefused() throws Exception {
        String sentence = "multiClusterDeploy: \"twin\" stands by for \"main\", but both lead to " + fleet.cluster("main").url();
        refused(SAME_KUBECONFIG.formatted(", standbyOf: 'main'", "main"), sentence);
        refused(SAME_KUBECONFIG.formatted("", "main") + ", standby: 'twin'", sentence);
    }

    @Test
    public void aSecondAddressOfThePrimaryIsRefusedOnceItAnswers() throws Exception {
        refused("members: [[name: 'dr', kubeconfigId: 'alias', standbyOf: 'main']], clusters: 'env=prod', " + Fleet.VARS, "\"dr\" stands by for \"main\", but both lead to ");
        refused("members: [[name: 'dr', kubeconfigId: 'alias']], clusters: 'main,dr,other', " + Fleet.VARS, "which are one cluster, and both get Deployment default/web");
    }

    @Test
    public void oneClusterUnderTwoNamesFailsAloneWhereTheOthersGoOn() throws Exception {
        long before = fleet.cluster("main").revision();
        String log = release(Result.FAILURE, "members: [[name: 'again', kubeconfigId: 'alias']], clusters: '*', onFailure: 'continue', " + Fleet.VARS);
        assertThat(log, containsString("[again] failed: \"again\" and \"main\" lead to "));
        assertThat(log, containsString("[main] failed: \"again\" and \"main\" lead to "));
        assertEquals("registry/demo/web:1", fleet.image("other"));
        assertEquals(before, fleet.cluster("main").revision());
        refused(SAME_KUBECONFIG.formatted("", "main,twin"), "\"main\" and \"twin\" lead to " + fleet.cluster("main").url() + " and both get Deployment default/web");
    }

    @Test
    public void anotherNamespaceOrOtherNamesInOneClusterAreNoMistake() throws Exception {
        release(Result.SUCCESS, SAME_KUBECONFIG.formatted(", namespace: 'kube-public'", "main,twin"));
        assertEquals("registry/demo/web:1", fleet.image("main"));
        assertEquals(2, fleet.cluster("main").object("Deployment", "kube-public", "web").orElseThrow().at("/spec/replicas").asInt());
        String named = "writeFile file: 'named.yml', text: readFile('deploy.yml').replace('name: web', 'name: web-$COLOR').replace('settings', 'settings-$COLOR')\n";
        fleet.run(jenkins, Result.SUCCESS, named + "multiClusterDeploy(file: 'named.yml', " + SAME_KUBECONFIG.formatted("", "main,twin")
                + ", overrides: [[clusters: 'main', vars: [COLOR: 'blue']], [clusters: 'twin', vars: [COLOR: 'green']]])");
        assertEquals(2, fleet.cluster("main").object("Deployment", "default", "web-green").orElseThrow().at("/spec/replicas").asInt());
    }

    /** A primary whose address is dead looks lost; when it answers again it turns out that its standby is itself. */
    @Test
    public void whatTookItselfOverIsNotScaledDownWhenThePrimaryReturns() throws Exception {
        line.cut();
        WorkflowRun run = fleet.begin(jenkins, "multiClusterDeploy(file: 'deploy.yml', application: 'shop', clusters: 'front', standbyReplicas: 0, members: "
                + "[[name: 'front', kubeconfigId: 'alias'], [name: 'back', kubeconfigId: 'main', standbyOf: 'front']], " + Fleet.VARS
                + ") { sh 'echo block $DEPLOY_EVENT; sleep 4' }");
        jenkins.waitForMessage("block takeover", run);
        line.repair();
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        assertThat(JenkinsRule.getLog(run), containsString("\"back\" stands by for \"front\", but both lead to "));
        assertEquals("it serves", 2, fleet.replicas("main"));
    }

    /** A primary that is silent at first, and answers at its turn, keeps its standby from what would scale it down. */
    @Test
    public void aPrimaryThatAnswersLateKeepsItsStandbyFromItsWorkloads() throws Exception {
        release(Result.SUCCESS, "clusters: 'main', " + Fleet.VARS);
        line.cut();
        WorkflowRun run = fleet.begin(jenkins, "multiClusterDeploy(file: 'deploy.yml', application: 'shop', clusters: 'other,front', standbyReplicas: 0, "
                + "maxFailures: 3, members: [[name: 'front', kubeconfigId: 'alias'], [name: 'back', kubeconfigId: 'main', standbyOf: 'front']], "
                + "waves: [[clusters: 'other'], [clusters: 'front'], [clusters: 'back']], " + Fleet.VARS
                + ") { sh 'echo block of $DEPLOY_CLUSTERS; test $DEPLOY_CLUSTERS != other || sleep 5' }");
        jenkins.waitForMessage("block of other", run);
        line.repair();
        jenkins.assertBuildStatus(Result.UNSTABLE, jenkins.waitForCompletion(run));
        assertThat(JenkinsRule.getLog(run), containsString("it is asked again at its turn; \"back\" stands by for \"front\", but both lead to "));
        assertThat(JenkinsRule.getLog(run), containsString("[back] failed: \"back\" stands by for \"front\""));
        assertEquals("it serves", 2, fleet.replicas("main"));
    }
}
