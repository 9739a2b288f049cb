package io.jenkins.plugins.kubesphere.credentials;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Result;
import hudson.util.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.credentialsbinding.MultiBinding;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Bindings as Jenkinsfiles for KubeSphere and the old kubernetes-cd plugin have them. */
public class KubeconfigBindingTest {

    static final String KUBECONFIG = """
            apiVersion: v1
            kind: Config
            current-context: dev
            clusters: [{name: c, cluster: {server: 'https://host:6443'}}]
            users: [{name: u, user: {token: t0ken-of-the-test}}]
            contexts:
            - {name: dev, context: {cluster: c, user: u}}
            - {name: prod, context: {cluster: c, user: u}}
            """;

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @Before
    public void addCredentials() throws Exception {
        add(jenkins);
    }

    static void add(JenkinsRule jenkins) throws Exception {
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials().add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, "demo-kubeconfig", "", Secret.fromString(KUBECONFIG)));
        KubeconfigCredentialsImpl chosen = new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, "chosen", "", Secret.fromString(KUBECONFIG));
        chosen.setContext("prod");
        store.getCredentials().add(chosen);
        store.getCredentials().add(new KubeconfigCredentialsImpl(CredentialsScope.SYSTEM, "controllers-own", "", Secret.fromString(KUBECONFIG)));
        store.getCredentials().add(new FileCredentialsImpl(CredentialsScope.GLOBAL, "secret-file", "", "config",
                SecretBytes.fromRawBytes(KUBECONFIG.getBytes(StandardCharsets.UTF_8))));
        store.getCredentials().add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "user", "", "u", "p-secret"));
        store.save();
    }

    private WorkflowJob job(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private WorkflowRun run(Result result, String script) throws Exception {
        return jenkins.assertBuildStatus(result, job(script).scheduleBuild2(0));
    }

    private String file(String name) throws Exception {
        return Files.readString(Path.of(jenkins.jenkins.getRootDir().getPath(), name));
    }

    @Test
    public void jenkinsfilesOfKubeSphereRunUnchanged() throws Exception {
        run(Result.SUCCESS, """
                pipeline {
                  agent any
                  environment { KUBECONFIG_CREDENTIAL_ID = 'demo-kubeconfig' }
                  stages {
                    stage('deploy to dev') {
                      steps {
                        withCredentials([
                            kubeconfigFile(
                            credentialsId: env.KUBECONFIG_CREDENTIAL_ID,
                            variable: 'KUBECONFIG')
                            ]) {
                            sh 'cp "$KUBECONFIG" "$JENKINS_HOME/bound"'
                        }
                        withCredentials([kubeconfigContent(credentialsId : 'demo-kubeconfig' ,variable : 'ADMIN_KUBECONFIG' ,)]) {
                            sh 'mkdir -p .kube && printf "%s" "$ADMIN_KUBECONFIG" > .kube/config && cp .kube/config "$JENKINS_HOME/content"'
                        }
                      }
                    }
                  }
                }
                """);
        assertEquals(KUBECONFIG, file("bound"));
        assertEquals(KUBECONFIG, file("content"));
    }

    @Test
    public void jenkinsfilesOfTheOldPluginRunUnchanged() throws Exception {
        run(Result.SUCCESS, """
                node {
                  withCredentials([kubeconfigContent(credentialsId: 'demo-kubeconfig', variable: 'KUBECONFIG_CONTENT')]) {
                    sh '''printf '%s' "$KUBECONFIG_CONTENT" > "$JENKINS_HOME/content"'''
                  }
                  withCredentials([[$class: 'KubeconfigFileCredentialsBinding', credentialsId: 'demo-kubeconfig', variable: 'KUBECONFIG']]) {
                    sh 'cat $KUBECONFIG > "$JENKINS_HOME/bound" && ~/kubectl get pods || true'
                  }
                }
                """);
        assertEquals(KUBECONFIG, file("content"));
        assertEquals(KUBECONFIG, file("bound"));
    }

    @Test
    public void tokensAreMaskedWhereTheContentIsPrinted() throws Exception {
        String log = JenkinsRule.getLog(run(Result.SUCCESS, """
                node {
                  withCredentials([kubeconfigContent(credentialsId: 'demo-kubeconfig', variable: 'KUBECONFIG_CONTENT')]) {
                    sh 'echo "$KUBECONFIG_CONTENT"'
                  }
                }
                """));
        assertThat(log, containsString("current-context: dev"));
        assertThat(log, not(containsString("t0ken-of-the-test")));
    }

    @Test
    public void theChosenContextIsTheCurrentOne() throws Exception {
        run(Result.SUCCESS, "node { withCredentials([kubeconfigFile(credentialsId: 'chosen', variable: 'F'), kubeconfigContent(credentialsId: 'chosen', variable: 'C')]) {\n"
                + "sh 'cp $F \"$JENKINS_HOME/bound\"; printf %s \"$C\" > \"$JENKINS_HOME/content\"' } }");
        String expected = KUBECONFIG.replace("current-context: dev", "current-context: \"prod\"");
        assertEquals(expected, file("bound"));
        assertEquals(expected, file("content"));
    }

    @Test
    public void aSecretFileWillDo() throws Exception {
        run(Result.SUCCESS, "node { withCredentials([kubeconfigFile(credentialsId: 'secret-file', variable: 'KUBECONFIG')]) { sh 'cp $KUBECONFIG \"$JENKINS_HOME/bound\"' } }");
        assertEquals(KUBECONFIG, file("bound"));
    }

    @Test
    public void contentNeedsNoWorkspaceAndAFileSaysThatItDoes() throws Exception {
        run(Result.SUCCESS, "withCredentials([kubeconfigContent(credentialsId: 'demo-kubeconfig', variable: 'C')]) { echo \"${env.C.length()}\" }");
        assertThat(JenkinsRule.getLog(run(Result.FAILURE, "withCredentials([kubeconfigFile(credentialsId: 'demo-kubeconfig', variable: 'F')]) { echo 'never' }")),
                not(containsString("\tat ")));
    }

    @Test
    public void theFileIsForItsOwnerAndGoneHoweverTheBlockEnds() throws Exception {
        String block = "node { withCredentials([kubeconfigFile(credentialsId: 'demo-kubeconfig', variable: 'F')]) {\n"
                + "sh 'echo \"modes $(stat -c %%a \"$F\") $(stat -c %%a \"$(dirname \"$F\")\")\"; echo \"$F\" > \"$JENKINS_HOME/path\"'\n%s } }";
        WorkflowRun run = run(Result.SUCCESS, block.formatted(""));
        assertThat(JenkinsRule.getLog(run), containsString("modes 600 700"));
        assertGone();
        run(Result.FAILURE, block.formatted("error 'on purpose'"));
        assertGone();
        WorkflowRun aborted = job(block.formatted("echo 'now'; sleep 60")).scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("now", aborted);
        aborted.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(aborted));
        assertGone();
        WorkflowRun killed = job(block.formatted("sh 'echo now; sleep 60'")).scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("now", killed);
        killed.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(killed));
        assertGone();
    }

    private void assertGone() throws Exception {
        Path path = Path.of(file("path").strip());
        assertFalse(path.toString(), Files.exists(path) || Files.exists(path.getParent()));
    }

    @Test
    public void whatCannotBeBoundIsSaidInOneSentence() throws Exception {
        for (Map.Entry<String, String> mistake : Map.of("nothing", "Could not find credentials entry with ID 'nothing'", "user", "a kubeconfig or a secret file is needed",
                "controllers-own", "Could not find credentials entry with ID 'controllers-own'").entrySet()) {
            String log = JenkinsRule.getLog(run(Result.FAILURE,
                    "node { withCredentials([kubeconfigFile(credentialsId: '%s', variable: 'F')]) { echo 'never' } }".formatted(mistake.getKey())));
            assertThat(log, containsString(mistake.getValue()));
            assertThat(log, not(containsString("\tat ")));
            assertThat(log, not(containsString("p-secret")));
        }
    }

    /** Jenkins alone would hide neither a file's content nor a text of several lines. */
    @Test
    public void secretsInAKubeconfigAreHiddenInTheLog() throws Exception {
        String log = JenkinsRule.getLog(run(Result.SUCCESS, "node { withCredentials([kubeconfigFile(credentialsId: 'secret-file', variable: 'F'),\n"
                + "kubeconfigContent(credentialsId: 'demo-kubeconfig', variable: 'C')]) { sh 'cat \"$F\"; echo \"$C\"; grep -o t0ken.*test \"$F\" | base64'; echo env.C }\n echo 't0ken-of-the-test' }"));
        assertThat(log, containsString("server: 'https://host:6443'"));
        assertThat(log, not(containsString("t0ken-of-the-test")));
        assertThat(log, not(containsString(java.util.Base64.getEncoder().encodeToString("t0ken-of-the-test".getBytes(StandardCharsets.UTF_8)).substring(0, 20))));
    }

    @Test
    public void namesAndParametersAreThoseOfOldJenkinsfiles() {
        for (Map.Entry<String, Class<?>> binding : Map.<String, Class<?>>of("kubeconfigFile", KubeconfigFileCredentialsBinding.class, "kubeconfigContent", KubeconfigCredentialsBinding.class).entrySet()) {
            assertEquals(binding.getValue(), SymbolLookup.get().findDescriptor(MultiBinding.class, binding.getKey()).clazz);
            DescribableModel<?> model = new DescribableModel<>(binding.getValue());
            assertEquals(List.of("credentialsId", "variable"), model.getParameters().stream().map(DescribableParameter::getName).sorted().toList());
            assertEquals(Set.of(true), model.getParameters().stream().map(DescribableParameter::isRequired).collect(Collectors.toSet()));
        }
    }
}
