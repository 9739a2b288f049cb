package io.jenkins.plugins.kubesphere.embedded.web;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.util.Secret;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The form of a kubeconfig credential says what a step would say, to those who may keep credentials. */
public class KubeconfigFormTest {

    private static final String KUBECONFIG = """
            current-context: dev
            clusters:
            - {name: c, cluster: {server: 'https://host:6443'}}
            - {name: any, cluster: {server: 'https://any:6443', insecure-skip-tls-verify: true}}
            users: [{name: u, user: {token: t0ken-of-the-test}}, {name: program, user: {exec: {command: aws}}}]
            contexts:
            - {name: dev, context: {cluster: c, user: u}}
            - {name: any, context: {cluster: any, user: u}}
            - {name: program, context: {cluster: c, user: program}}
            """;

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @Rule(order = 1)
    public final Browser browser = new Browser(jenkins);

    @Before
    public void start() throws Exception {
        jenkins.createProject(WorkflowJob.class, "app");
    }

    private String check(String field, Map<String, String> form) throws Exception {
        return browser.post("/descriptorByName/io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl/check" + field, form).body();
    }

    private String content(String value, String context, boolean insecure) throws Exception {
        return check("Content", Map.of("value", value, "context", context, "insecure", String.valueOf(insecure)));
    }

    @Test
    public void saysWhereEachContextLeads() throws Exception {
        assertThat(content(KUBECONFIG, "", false), containsString("https://host:6443"));
        assertThat(content(Secret.fromString(KUBECONFIG).getEncryptedValue(), "", false), containsString("https://host:6443"));
        assertThat(content(KUBECONFIG, "any", true), containsString("would not be checked"));
        assertThat(content(KUBECONFIG, "any", false), containsString("insecure-skip-tls-verify"));
        assertThat(content(KUBECONFIG, "program", false), containsString("users[program].user.exec"));
        assertThat(content(KUBECONFIG, "other", false), containsString("no context"));
        assertThat(content("", "", false), containsString("Paste a kubeconfig"));
        assertThat(content("token: t0ken-of-the-test: x", "", false), not(containsString("t0ken-of-the-test")));
    }

    @Test
    public void needsAPost() throws Exception {
        assertEquals(405, browser.get("/descriptorByName/io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl/checkContent?value=x&context=&insecure=false").statusCode());
    }

    @Test
    public void saysNothingToOthers() throws Exception {
        jenkins.jenkins.setAuthorizationStrategy(new Denying(CredentialsProvider.CREATE, CredentialsProvider.UPDATE));
        assertThat(content(KUBECONFIG, "", false), not(containsString("host:6443")));
        assertThat(content("", "", false), not(containsString("Paste")));
    }
}
