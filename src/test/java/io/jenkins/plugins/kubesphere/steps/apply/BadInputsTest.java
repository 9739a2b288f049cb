package io.jenkins.plugins.kubesphere.steps.apply;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedCluster;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedClusterOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.ErrorCollector;
import org.jvnet.hudson.test.JenkinsRule;

/** Whatever is wrong with the step's arguments, its files or its kubeconfig: one sentence that names the thing, the place and the way out, and nothing is applied. */
public class BadInputsTest {

    private static final String GOOD = "{apiVersion: v1, kind: ConfigMap, metadata: {name: good}}\n---\n";
    private static final String SECRET = "s3cr3t-t0ken";

    @Rule
    public ErrorCollector problems = new ErrorCollector();

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    private SimulatedCluster cluster;
    private final List<String> wrong = new ArrayList<>();

    /** What is done, and what the one sentence about it holds. */
    private record Mistake(String script, String... words) {
    }

    private static Mistake argument(String arguments, String... words) {
        return new Mistake("envsubstApply " + arguments, words);
    }

    private static Mistake manifest(String text, String... words) {
        return file("m.yaml", text, words);
    }

    /** The good object before the bad one must not be written either. */
    private static Mistake file(String name, String text, String... words) {
        return new Mistake("writeFile file: '" + name + "', text: '''" + text.replace("\\", "\\\\").replace("'", "\\'") + "'''\nenvsubstApply file: '" + name + "', kubeconfigId: 'dev'", words);
    }

    private Mistake kubeconfig(String from, String to, String... words) {
        String text = config().replace(from, to);
        String id = "bad-" + wrong.size();
        wrong.add(text);
        return new Mistake("writeFile file: 'm.yaml', text: '''" + GOOD + "'''\nenvsubstApply file: 'm.yaml', kubeconfigId: '" + id + "'", words);
    }

    private String config() {
        return """
                current-context: main
                clusters:
                - name: c
                  cluster: {server: '%s', insecure-skip-tls-verify: false}
                users:
                - name: u
                  user: {token: %s}
                contexts:
                - name: main
                  context: {cluster: c, user: u}
                """.formatted(cluster.url(), SECRET);
    }

    private List<Mistake> arguments() {
        return List.of(
                argument("file: '', kubeconfigId: 'dev'", "file is empty", "a path, a directory or a pattern"),
                argument("file: 'x', kubeconfigId: 'dev', timeout: 'soon'", "\"soon\" is not a timeout", "10m"),
                argument("file: 'x', kubeconfigId: 'dev', namespace: 'Not_One'", "\"Not_One\" cannot be the name of a namespace"),
                argument("file: 'x', kubeconfigId: 'dev', allow: ['A B']", "allow must list names of variables", "\"A B\""),
                argument("file: 'x', kubeconfigId: 'dev', vars: ['novalue']", "vars must be a map of names and values"),
                argument("file: 'x', kubeconfigId: 'dev', where: 'moon'", "where must be 'controller' or 'agent'", "\"moon\""),
                argument("file: 'x', kubeconfigId: 'dev', set: 'A set'", "\"A set\" cannot be the name of a set"),
                argument("file: 'x', kubeconfigId: 'dev', prune: true", "prune needs set"),
                argument("file: 'x', kubeconfigId: 'dev', set: 's', prune: true, pruneClusterKinds: ['cluster role']", "\"cluster role\"", "is not a kind"),
                argument("file: 'x', kubeconfigId: 'dev', tiemout: '1m'", "tiemout"),
                argument("'x'", "which cluster?", "kubeconfigId", "KUBECONFIG"),
                argument("file: 'x', kubeconfigId: 'nothing'", "no credential with the id \"nothing\""),
                argument("file: 'x', kubeconfigId: 'user'", "\"user\"", "a kubeconfig or a secret file is needed"),
                argument("file: 'x', kubeconfigId: 'dev', context: 'other'", "no context \"other\"", "it has: "),
                new Mistake("withEnv(['KUBECONFIG=no/such/file']) { envsubstApply 'x' }", "KUBECONFIG names the file no/such/file, which does not exist"),
                new Mistake("withEnv(['KUBECONFIG=a:b']) { envsubstApply 'x' }", "KUBECONFIG names several files (a:b)"),
                new Mistake("writeFile file: 'k', text: 'kind: Pod'\nwithEnv(['KUBECONFIG=k']) { envsubstApply 'x' }", "this is a Pod", "not a kubeconfig"));
    }

    private static List<Mistake> files() {
        return List.of(
                argument("file: 'nothing.yml', kubeconfigId: 'dev'", "there is no file nothing.yml in "),
                argument("file: 'x*.yml', kubeconfigId: 'dev'", "no file matches x*.yml in "),
                new Mistake("writeFile file: 'd/README.md', text: 'x'\nenvsubstApply file: 'd', kubeconfigId: 'dev'", "the directory d holds no .yaml, .yml or .json file"),
                file("e.yml", "# nothing\n---\n", "e.yml holds no Kubernetes object"),
                new Mistake("sh 'printf \"a: \\\\377\\\\n\" > b.yml'\nenvsubstApply file: 'b.yml', kubeconfigId: 'dev'", "b.yml: the file is not UTF-8 text"),
                new Mistake("sh 'head -c 9000000 /dev/zero > big.yml'\nenvsubstApply file: 'big.yml', kubeconfigId: 'dev'", "big.yml: the file has ", "more than the 8,388,608 that are read as a manifest"));
    }

    private static List<Mistake> manifests() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 8; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [").append(("*a" + (i - 1) + ", ").repeat(9)).append("1]\n");
        }
        return List.of(
                manifest(GOOD + "kind: [", "m.yaml:3:8: this is not valid YAML"),
                manifest(GOOD + "kind:\n\ta: b\n", "m.yaml:4:1: a tab is used for indentation"),
                manifest(GOOD + "kind: A\nkind: B\n", "m.yaml:4:1: the key \"kind\" appears twice"),
                manifest(GOOD + "kind: " + "[".repeat(200) + "]".repeat(200), "m.yaml:3:", "nested more than 100 levels deep"),
                manifest(GOOD + bomb, "m.yaml:", "aliases expand this file to more than"),
                manifest(GOOD + "kind: *nowhere\n", "m.yaml:3:7: the alias *nowhere"),
                manifest(GOOD + "kind: !!java.lang.Runtime x\n", "m.yaml:3:7: the tag tag:yaml.org,2002:java.lang.Runtime is not allowed"),
                manifest(GOOD + "kind: A\nmetadata: {name: a}\n", "m.yaml:3:1: this document has no apiVersion"),
                manifest(GOOD + "apiVersion: v1\nmetadata: {name: a}\n", "m.yaml:3:1: this document has no kind"),
                manifest(GOOD + "apiVersion: v1\nkind: Pod\n", "m.yaml:3:1: this Pod has no metadata"),
                manifest(GOOD + "apiVersion: v1\nkind: Pod\nmetadata: {generateName: a-}\n", "m.yaml:3:1: this Pod uses generateName", "give it a name"),
                manifest(GOOD + "apiVersion: v1\nkind: Pod\nmetadata: {name: 12}\n", "m.yaml:3:1: the metadata.name of this Pod is 12", "put it in quotes"),
                manifest(GOOD + GOOD, "m.yaml:3:1: ConfigMap \"good\" is described twice; the first time in m.yaml:1"),
                manifest(GOOD + "just words\n", "m.yaml:3:1: this document is not a Kubernetes object"),
                manifest(GOOD + "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: $BULD_NUMBER}\n", "One variable is not set; nothing was sent to the cluster", "$BULD_NUMBER in m.yaml:5",
                        "did you mean BUILD_NUMBER?", "strict: false"),
                new Mistake("withEnv(['EVIL=a\\nb: c']) {\n" + manifest(GOOD + "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: $EVIL}\n").script() + "\n}",
                        "m.yaml:5:18: the value of $EVIL would change the structure", "allowStructure: true"),
                file("m.json", "{\"apiVersion\": \"v1\",\n\"kind\": \"Pod\"", "m.json:2:14: the JSON ends before everything that was opened is closed"),
                file("m.json", "{\"kind\": \"A\",\n \"kind\": \"B\"}", "m.json:2:2: the key \"kind\" appears twice"),
                new Mistake("withEnv(['EVIL=a\",\"b\":\"c']) {\n" + file("m.json", "{\"kind\": \"$EVIL\"}").script() + "\n}", "m.json:1:11: the value of $EVIL", "allowStructure: true"),
                manifest(GOOD + "apiVersion: example.org/v1\nkind: Unheard\nmetadata: {name: a}\n", "m.yaml:3", "example.org/v1", "Unheard"),
                manifest(GOOD + "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: nowhere}\n", "m.yaml:3", "nowhere"),
                manifest(GOOD + "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndate: {}\n", "m.yaml:3", "date"));
    }

    private List<Mistake> kubeconfigs() {
        String user = "{token: " + SECRET + "}";
        return List.of(
                kubeconfig(config(), "", "credential \"bad-0\"", "the kubeconfig is empty"),
                kubeconfig("contexts:", "contexts: [", "not valid YAML (line ", "column"),
                kubeconfig(user, "{exec: {command: aws, args: [" + SECRET + "]}}", "users[u].user.exec would run a program", "use a token or a client certificate"),
                kubeconfig(user, "{auth-provider: {name: gcp}}", "users[u].user.auth-provider would run a program"),
                kubeconfig(user, "{tokenFile: /etc/passwd}", "users[u].user.tokenFile names a file", "put its content into token"),
                kubeconfig(user, "{client-certificate: /a, client-key: /b}", "users[u].user.client-certificate names a file", "client-certificate-data"),
                kubeconfig("insecure-skip-tls-verify: false", "certificate-authority: /ca", "clusters[c].cluster.certificate-authority names a file", "certificate-authority-data"),
                kubeconfig("insecure-skip-tls-verify: false", "insecure-skip-tls-verify: true", "does not check the certificate", "certificate-authority-data", "insecure: true"),
                kubeconfig("insecure-skip-tls-verify: false", "proxy-url: 'socks5://p:1080'", "the proxy-url of cluster \"c\"", "http://host:3128"),
                kubeconfig("insecure-skip-tls-verify: false", "proxy-url: 'http://u:" + SECRET + "@p:1'", "the proxy-url of cluster \"c\" holds a user name or password"),
                kubeconfig("server: 'https", "server: 'ftp", "the server of cluster \"c\"", "only https is accepted"),
                kubeconfig("server:", "srver:", "the field clusters[c].cluster.srver, which is not known"),
                kubeconfig("current-context: main\n", "", "no current-context; choose one of: main"),
                kubeconfig("current-context: main", "current-context: mian", "current-context \"mian\" is not among its contexts: main"),
                kubeconfig("{cluster: c, user: u}", "{cluster: d, user: u}", "context \"main\" refers to the cluster \"d\"", "it has: c"),
                kubeconfig("{cluster: c, user: u}", "{cluster: c, user: v}", "context \"main\" refers to the user \"v\"", "it has: u"),
                kubeconfig("users:\n", "users:\n- {name: u, user: {}}\n", "users has two entries named \"u\""),
                kubeconfig(user, "{token: 'a " + SECRET + "'}", "the token of user \"u\" has characters that a token cannot have"),
                kubeconfig(user, "{client-certificate-data: YQ==, client-key-data: YQ==}", "users[u].user.client-certificate-data does not hold a PEM certificate"),
                kubeconfig(user, "{client-key-data: YQ==}", "user \"u\" has no client-certificate-data"));
    }

    @Before
    public void startCluster() throws Exception {
        cluster = SimulatedCluster.start(SimulatedClusterOptions.named("dev"));
    }

    @After
    public void stopCluster() throws Exception {
        cluster.close();
    }

    @Test
    public void eachHasItsSentenceAndNothingIsApplied() throws Exception {
        List<Mistake> mistakes = new ArrayList<>(arguments());
        mistakes.addAll(files());
        mistakes.addAll(manifests());
        mistakes.addAll(kubeconfigs());
        List<com.cloudbees.plugins.credentials.Credentials> store = SystemCredentialsProvider.getInstance().getCredentials();
        store.add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, "dev", "", Secret.fromString(cluster.kubeconfig())));
        store.add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "user", "", "u", "p-secret"));
        for (int i = 0; i < wrong.size(); i++) {
            store.add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, "bad-" + i, "", Secret.fromString(wrong.get(i))));
        }
        long before = cluster.revision();
        for (Mistake mistake : mistakes) {
            problems.checkSucceeds(() -> {
                check(mistake);
                assertEquals(mistake.script(), before, cluster.revision());
                return null;
            });
        }
        assertEquals(Map.of(), written());
    }

    private void check(Mistake mistake) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("node('') {\n" + mistake.script() + "\n}", true));
        String log = JenkinsRule.getLog(jenkins.assertBuildStatus(Result.FAILURE, (WorkflowRun) job.scheduleBuild2(0).get()));
        String told = log.substring(Math.max(0, log.lastIndexOf("\nERROR: ")));
        for (String word : mistake.words()) {
            assertThat(mistake.script(), told, containsString(word));
        }
        assertEquals("told twice: " + log, log.indexOf(mistake.words()[0]), log.lastIndexOf(mistake.words()[0]));
        assertThat(log, not(containsString("\tat ")));
        assertThat(log, not(containsString(SECRET)));
        assertThat(log, not(containsString("p-secret")));
    }

    private Map<String, String> written() {
        return cluster.object("ConfigMap", "default", "good").map(object -> Map.of("good", object.toString())).orElse(Map.of());
    }
}
