package io.jenkins.plugins.kubesphere.embedded.declarative;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Result;
import hudson.util.Secret;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class EnvironmentCredentialsTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @Before
    public void addCredentials() throws Exception {
        SystemCredentialsProvider provider = SystemCredentialsProvider.getInstance();
        provider.getCredentials().add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "harbor", "", "robot", "pa55word"));
        provider.getCredentials().add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "token", "", Secret.fromString("t0ken-123")));
        provider.save();
    }

    private String log(Result expected, String environment, String command) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "credentials");
        job.setDefinition(new CpsFlowDefinition("pipeline { agent any\n environment {\n" + environment + "\n}\n"
                + "stages { stage('s') { steps { sh '''" + command + "''' } } } }", true));
        return JenkinsRule.getLog(jenkins.assertBuildStatus(expected, job.scheduleBuild2(0)));
    }

    @Test
    public void theKindOfTheCredentialDecidesWhichVariablesThereAre() throws Exception {
        String log = log(Result.SUCCESS, "H = credentials('harbor')\nT = credentials('token')\nURL = \"https://$NAME/\"\nNAME = 'harbor'",
                "test \"$H\" = robot:pa55word && test \"$H_PSW\" = pa55word && test \"$T\" = t0ken-123 && echo as $H_USR at $URL; echo $T");
        assertThat(log, containsString("as robot at https://harbor/"));
        assertThat(log, not(containsString("pa55word")));
        assertThat(log, not(containsString("t0ken-123")));
    }

    @Test
    public void anUnknownIdIsNamedBeforeAStageRuns() throws Exception {
        String log = log(Result.FAILURE, "H = credentials('harbour')", "echo ran");
        assertThat(log, containsString("Could not find credentials entry with ID 'harbour'"));
        assertThat(log, not(containsString("\nran\n")));
    }
}
