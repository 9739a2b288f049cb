package io.jenkins.plugins.kubesphere.steps.apply;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedCluster;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedClusterOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Known secrets go through bindings and steps; nobody finds them in the log, the build, the workspace, arguments of processes or temporary directories. */
public class SecretsNowhereTest {

    private static final String FIRST = "f1rst-Passw0rd-of-the-test";
    private static final String SECOND = "s3cond-Passw0rd-of-the-test";
    private static final String SCRIPT = """
            node {
              writeFile file: 'deploy/secret.yaml', text: '''apiVersion: v1
            kind: Secret
            metadata: {name: database}
            stringData: {password: "$PASSWORD", url: "postgres://app:$PASSWORD@db/app"}
            '''
              writeFile file: 'deploy/web.yaml', text: '''apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web, build: "b$BUILD_NUMBER-$ROUND"}}
                spec: {containers: [{name: app, image: app, env: [{name: P, valueFrom: {secretKeyRef: {name: database, key: password}}}]}]}
            '''
              writeFile file: 'leak.yaml', text: '''apiVersion: v1
            kind: ConfigMap
            metadata: {name: leak}
            data: {"$PASSWORD-key": "x", k: "a $PASSWORD b"}
            '''
              withCredentials([string(credentialsId: 'first', variable: 'PASSWORD'), string(credentialsId: 'second', variable: 'OTHER'),
                  kubeconfigFile(credentialsId: 'token', variable: 'KUBECONFIG'), kubeconfigContent(credentialsId: 'file', variable: 'CONTENT')]) {
                sh 'cat "$KUBECONFIG"; echo "$CONTENT"; env | sort; echo "$PASSWORD"'
                withEnv(['ROUND=1']) {
                  def plan = envsubstApply file: 'deploy', dryRun: true
                  echo plan.diff
                  envsubstApply file: 'deploy', rollback: true, set: 'all'
                }
                echo 'the second round'
                def plan = envsubstApply file: 'deploy', kubeconfigId: 'token', vars: [PASSWORD: env.OTHER, ROUND: 2], dryRun: true
                echo plan.diff
                def done = envsubstApply file: 'deploy', kubeconfigId: 'token', vars: [PASSWORD: env.OTHER, ROUND: 2], rollback: true, set: 'all', prune: true
                echo done.toString()
                envsubstApply file: 'leak.yaml', vars: [ROUND: 3]
              }
              echo "after the block: ${env.PASSWORD}"
            }
            """;

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    private final long started = System.currentTimeMillis();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final List<String> found = new ArrayList<>();
    private SimulatedCluster cluster;
    private Map<String, String> secrets;

    @Before
    public void addCredentials() throws Exception {
        cluster = SimulatedCluster.start(SimulatedClusterOptions.named("dev").podsStartAfter(Duration.ofMillis(1500)));
        Matcher token = Pattern.compile("token: *\"?([^\"\\s]{8,})").matcher(cluster.kubeconfigWithToken());
        assertTrue(token.find());
        secrets = new LinkedHashMap<>();
        for (Map.Entry<String, String> plain : Map.of("token", token.group(1), "first password", FIRST, "second password", SECOND).entrySet()) {
            secrets.put(plain.getKey(), plain.getValue());
            secrets.put(plain.getKey() + " in Base64", Base64.getEncoder().encodeToString(plain.getValue().getBytes(StandardCharsets.UTF_8)));
        }
        List<Credentials> store = SystemCredentialsProvider.getInstance().getCredentials();
        store.add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "first", "", Secret.fromString(FIRST)));
        store.add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "second", "", Secret.fromString(SECOND)));
        store.add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, "token", "", Secret.fromString(cluster.kubeconfigWithToken())));
        store.add(new FileCredentialsImpl(CredentialsScope.GLOBAL, "file", "", "config",
                SecretBytes.fromRawBytes(cluster.kubeconfigWithToken().getBytes(StandardCharsets.UTF_8))));
        SystemCredentialsProvider.getInstance().save();
    }

    @After
    public void stopCluster() throws Exception {
        ended.set(true);
        cluster.close();
    }

    @Test
    public void noFileProcessOrLogHoldsASecret() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "quiet");
        job.setDefinition(new CpsFlowDefinition(SCRIPT, true));
        Thread watch = new Thread(this::watchProcesses, "process list");
        watch.start();
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("the second round", run);
        jenkins.waitForMessage("waiting", run);
        search("while it runs", run.getRootDir().toPath());
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        ended.set(true);
        watch.join();

        search("home", jenkins.jenkins.getRootDir().toPath());
        searchTemporary();
        String log = JenkinsRule.getLog(run);
        assertEquals(List.of(), found);
        assertThat("the test sees the log", log, containsString("Secret default/database"));
        assertThat(log, containsString("password"));
        assertThat(log, containsString("leak.yaml:1: the secret variable PASSWORD ends up in ConfigMap leak"));
        assertThat(log, containsString("after the block: null"));
        assertThat(log, not(containsString("secret variable KUBECONFIG")));
        assertEquals(SECOND, new String(Base64.getDecoder().decode(cluster.object("Secret", "default", "database").orElseThrow().at("/data/password").asText()), StandardCharsets.UTF_8));
    }

    private void search(String when, Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
                secrets.forEach((name, secret) -> {
                    if (text.contains(secret)) {
                        found.add(when + ": " + name + " in " + root.relativize(file));
                    }
                });
            }
        }
    }

    /** Files that have come into being since the test began, not those of others. */
    private void searchTemporary() throws IOException {
        try (Stream<Path> places = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            for (Path place : places.filter(path -> path.toFile().lastModified() >= started).toList()) {
                if (Files.isRegularFile(place) && Files.isReadable(place) && Files.size(place) < 1_000_000) {
                    search("temporary file", place);
                }
            }
        }
    }

    /** What everybody on the machine can see of a process. */
    private void watchProcesses() {
        while (!ended.get()) {
            try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
                for (Path process : processes.filter(path -> path.getFileName().toString().matches("\\d+")).toList()) {
                    String arguments = arguments(process);
                    secrets.forEach((name, secret) -> {
                        if (arguments.contains(secret)) {
                            found.add(name + " in the arguments of " + arguments.replace('\0', ' '));
                        }
                    });
                }
                Thread.sleep(5);
            } catch (IOException | InterruptedException e) {
                return;
            }
        }
    }

    private static String arguments(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
