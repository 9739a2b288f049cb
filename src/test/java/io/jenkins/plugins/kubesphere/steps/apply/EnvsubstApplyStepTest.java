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
import io.jenkins.plugins.kubesphere.report.ReleaseAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class EnvsubstApplyStepTest {

    private static final String WRITE_MANIFEST = """
            writeFile file: 'deploy/deploy.yml', text: '''apiVersion: apps/v1
            kind: Deployment
            metadata: {name: $APP}
            spec:
              replicas: ${REPLICAS}
              selector: {matchLabels: {app: $APP}}
              template:
                metadata: {labels: {app: $APP}}
                spec: {containers: [{name: app, image: "registry/demo/$APP:$BUILD_NUMBER"}]} # a comment
            '''
            """;

    private static SimulatedCluster cluster;
    private static int jobs;

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @BeforeClass
    public static void startCluster() throws Exception {
        cluster = SimulatedCluster.start(SimulatedClusterOptions.named("dev").podsStartAfter(Duration.ofMillis(50)));
    }

    @AfterClass
    public static void stopCluster() throws Exception {
        cluster.close();
    }

    @Before
    public void addCredentials() throws Exception {
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials().add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, "dev", "demo", Secret.fromString(cluster.kubeconfig())));
        store.getCredentials().add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, "broken", "", Secret.fromString("kind: Pod\napiVersion: v1\n")));
        store.getCredentials().add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "user", "", "u", "p-secret"));
        store.save();
    }

    @After
    public void nothingSecretIsLeft() {
        SystemCredentialsProvider.getInstance().getCredentials().clear();
    }

    private WorkflowRun run(Result result, String body) throws Exception {
        WorkflowJob job = jenkins.jenkins.createProject(WorkflowJob.class, "apply-" + ++jobs);
        job.setDefinition(new CpsFlowDefinition("node('') {\n" + body + "\n}", true));
        return jenkins.assertBuildStatus(result, job.scheduleBuild2(0));
    }

    private void fails(String body, String sentence) throws Exception {
        String log = JenkinsRule.getLog(run(Result.FAILURE, body));
        assertThat(log, containsString(sentence));
        assertThat(log, not(containsString("\tat ")));
    }

    @Test
    public void appliesByCredentialAndReturnsWhatItDid() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, WRITE_MANIFEST + """
                def done = envsubstApply file: 'deploy/', kubeconfigId: 'dev', vars: [APP: 'web', REPLICAS: 2], timeout: '20s'
                echo "created=${done.created} name=${done.objects[0].name} kind=${done.objects[0]['kind']}"
                def again = envsubstApply file: ['deploy/deploy.yml'], kubeconfigId: 'dev', vars: [APP: 'web', REPLICAS: 2]
                echo "unchanged=${again.unchanged}"
                """);
        String log = JenkinsRule.getLog(run);
        assertThat(log, containsString("created=1 name=web kind=Deployment"));
        assertThat(log, containsString("unchanged=1"));
        assertEquals("registry/demo/web:1",
                cluster.object("Deployment", "default", "web").orElseThrow().at("/spec/template/spec/containers/0/image").asText());
        ReleaseAction page = run.getAction(ReleaseAction.class);
        assertEquals(2, page.getDeploys().size());
        assertEquals("ready", page.getDeploys().get(0).getState());
    }

    @Test
    public void tellsWhenSomethingIsReadyThatWasWaitedForAndNothingElse() throws Exception {
        String log = JenkinsRule.getLog(run(Result.SUCCESS, WRITE_MANIFEST.replace("# a comment", "\n---\n{apiVersion: v1, kind: ConfigMap, "
                + "metadata: {name: settings}}") + "envsubstApply file: 'deploy/', kubeconfigId: 'dev', vars: [APP: 'told', REPLICAS: 1]"));
        assertThat(log, containsString("Deployment default/told ready after"));
        assertThat(log, containsString("ConfigMap default/settings created"));
        assertThat(log, not(containsString("ConfigMap default/settings ready")));
    }

    @Test
    public void appliesWithTheKubeconfigOfABinding() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, WRITE_MANIFEST + """
                withCredentials([kubeconfigFile(credentialsId: 'dev', variable: 'KUBECONFIG')]) {
                  sh 'stat -c %a "$KUBECONFIG"; echo "$KUBECONFIG" > where'
                  withEnv(['APP=bound', 'REPLICAS=1']) { envsubstApply 'deploy/deploy.yml' }
                }
                sh 'if [ -e "$(cat where)" ]; then echo still there; else echo gone; fi'
                withCredentials([kubeconfigContent(credentialsId: 'dev', variable: 'CONTENT')]) {
                  sh 'echo "$CONTENT" | grep -c current-context; echo "$CONTENT"'
                }
                """);
        String log = JenkinsRule.getLog(run);
        assertThat(log, containsString("600"));
        assertThat(log, containsString("gone"));
        assertThat(log, not(containsString("still there")));
        assertTrue(cluster.object("Deployment", "default", "bound").isPresent());
    }

    @Test
    public void noFileOfTheControllerHoldsTheToken() throws Exception {
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials().add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, "token", "", Secret.fromString(cluster.kubeconfigWithToken())));
        store.save();
        Matcher token = Pattern.compile("token: *\"?([^\"\\s]{8,})").matcher(cluster.kubeconfigWithToken());
        assertTrue("the kubeconfig has a token", token.find());
        run(Result.SUCCESS, WRITE_MANIFEST + "envsubstApply file: 'deploy', kubeconfigId: 'token', vars: [APP: 'quiet', REPLICAS: 1]\n"
                + "withCredentials([kubeconfigFile(credentialsId: 'token', variable: 'KUBECONFIG')]) { sh 'test -s \"$KUBECONFIG\"' }");
        try (Stream<Path> files = Files.walk(jenkins.jenkins.getRootDir().toPath())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(file.toString(), text.contains(token.group(1)));
            }
        }
    }

    @Test
    public void everyMistakeHasOneSentenceAndNoStack() throws Exception {
        fails("envsubstApply file: 'nothing.yml', kubeconfigId: 'dev'", "there is no file nothing.yml");
        fails("envsubstApply file: 'x*.yml', kubeconfigId: 'dev'", "no file matches x*.yml");
        fails("writeFile file: 'd/README', text: 'x'\nenvsubstApply file: 'd', kubeconfigId: 'dev'", "holds no .yaml");
        fails("writeFile file: 'e.yml', text: '# nothing'\nenvsubstApply file: 'e.yml', kubeconfigId: 'dev'", "holds no Kubernetes object");
        fails("envsubstApply file: 'x', kubeconfigId: 'wrong'", "no credential with the id \"wrong\"");
        fails("envsubstApply file: 'x', kubeconfigId: 'user'", "a kubeconfig or a secret file is needed");
        fails("envsubstApply file: 'x', kubeconfigId: 'broken'", "not a kubeconfig");
        fails("envsubstApply file: 'x', kubeconfigId: 'dev', context: 'other'", "no context \"other\"");
        fails("envsubstApply 'x'", "which cluster?");
        fails("withEnv(['KUBECONFIG=/no/such/file']) { envsubstApply 'x' }", "which does not exist");
        fails("envsubstApply file: '', kubeconfigId: 'dev'", "file is empty");
        fails("envsubstApply file: 'x', timeout: 'soon'", "is not a timeout");
        fails("envsubstApply file: 'x', namespace: 'Not_A_Namespace'", "cannot be the name of a namespace");
        fails("envsubstApply file: 'x', allow: ['A B']", "allow must list names");
        fails("envsubstApply file: 'x', vars: ['novalue']", "vars must be a map");
        fails(WRITE_MANIFEST + "envsubstApply file: 'deploy', kubeconfigId: 'dev'", "$APP in deploy/deploy.yml:3");
    }

    @Test
    public void anUnreachableClusterIsNamed() throws Exception {
        SystemCredentialsProvider.getInstance().getCredentials().add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, "away", "", Secret.fromString(
                cluster.kubeconfig().replaceAll("server: .*", "server: https://127.0.0.1:1"))));
        fails(WRITE_MANIFEST + "envsubstApply file: 'deploy', kubeconfigId: 'away', vars: [APP: 'a', REPLICAS: 1]", "cannot be reached");
    }

    @Test
    public void aBadImageFailsEarlyWithItsReason() throws Exception {
        WorkflowRun run = run(Result.FAILURE, WRITE_MANIFEST.replace("registry/demo", "does-not-exist")
                + "envsubstApply file: 'deploy', kubeconfigId: 'dev', vars: [APP: 'bad', REPLICAS: 1], rollback: true");
        String log = JenkinsRule.getLog(run);
        assertThat(log, containsString("ImagePullBackOff"));
        assertThat(log, containsString("removed again"));
        assertFalse(cluster.object("Deployment", "default", "bad").isPresent());
    }
}
