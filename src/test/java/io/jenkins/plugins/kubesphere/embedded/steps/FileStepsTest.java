package io.jenkins.plugins.kubesphere.embedded.steps;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;

import hudson.model.Result;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class FileStepsTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Test
    public void filesAreWrittenReadAndFound() throws Exception {
        String log = PipelineRun.succeeds(JENKINS, "node { writeFile file: 'a/b.txt', text: 'héllo'; echo readFile('a/b.txt'); "
                + "echo \"${fileExists('a/b.txt')} ${fileExists('nope')}\"; dir('a') { sh 'ls' } }");
        assertThat(log, containsString("héllo"));
        assertThat(log, containsString("true false"));
        assertThat(log, containsString("b.txt"));
    }

    @Test
    public void aMissingFileIsNamed() throws Exception {
        assertThat(PipelineRun.fails(JENKINS, "node { readFile 'no/such.txt' }"), containsString("readFile: there is no file"));
    }

    @Test
    public void stashedFilesComeBack() throws Exception {
        String log = PipelineRun.succeeds(JENKINS, "node { writeFile file: 'out/x.txt', text: 'kept'; stash name: 's', includes: 'out/**'; deleteDir(); "
                + "unstash 's'; echo readFile('out/x.txt') }");
        assertThat(log, containsString("Stashed 1 file(s)"));
        assertThat(log, containsString("kept"));
    }

    @Test
    public void anUnknownStashAndAnEmptyOneAreNamed() throws Exception {
        assertThat(PipelineRun.fails(JENKINS, "node { unstash 'nope' }"), containsString("there is no stash 'nope'"));
        assertThat(PipelineRun.fails(JENKINS, "node { stash name: 'e', includes: '*.nope' }"), containsString("match '*.nope'"));
    }

    @Test
    public void artifactsAreKeptAndAMissingOneFails() throws Exception {
        String log = PipelineRun.succeeds(JENKINS, "node { writeFile file: 'a.txt', text: 'x'; archiveArtifacts 'a.txt' }");
        assertThat(log, containsString("Archiving artifacts"));
        assertThat(PipelineRun.fails(JENKINS, "node { archiveArtifacts artifacts: 'b.txt' }"), containsString("No artifacts found"));
    }

    @Test
    public void failedTestsMakeTheBuildUnstable() throws Exception {
        String report = "<testsuite><testcase classname=\"a.B\" name=\"ok\"/><testcase classname=\"a.B\" name=\"bad\"><failure message=\"1 is not 2\"/>"
                + "</testcase></testsuite>";
        String log = PipelineRun.ends(JENKINS, Result.UNSTABLE, "node { writeFile file: 't.xml', text: '''" + report + "'''; junit 't.xml' }");
        assertThat(log, containsString("2 tests, 1 failed"));
        assertThat(log, containsString("a.B.bad: 1 is not 2"));
    }

    @Test
    public void aReportCannotReadFilesOfThisMachine() throws Exception {
        String report = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><testsuite><testcase classname=\"&e;\" name=\"n\"/></testsuite>";
        String log = PipelineRun.fails(JENKINS, "node { writeFile file: 't.xml', text: '''" + report + "'''; junit 't.xml' }");
        assertThat(log, containsString("is no JUnit report"));
    }
}
