package io.jenkins.plugins.kubesphere.embedded.web;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.Item;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What people meet who may see a job, but not its configuration: the outline of its pipeline and its builds, and not a word more. */
public class StageOutlineTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EDITOR = "/job/shop/stage-editor/";
    private static final String MARKER = "hush";
    /** The marker stands wherever people write something. */
    private static final String PIPELINE = """
        #!/usr/bin/env hush1
        @Library('hush2') _
        // hush3
        def hush4 = 'hush5'
        def hush6(hush7) { return "hush8 ${hush7}" }
        pipeline {
            agent { docker { image 'hush9'; label 'hush10'; args "-v hush11" } }
            libraries { lib('hush12') }
            environment { HUSH13 = 'hush14'; KEY = credentials('hush15') }
            parameters { string(name: 'hush16', defaultValue: 'hush17', description: 'hush18') }
            options { timeout(time: 1, unit: 'HOURS'); hush19() }
            triggers { cron('hush20') }
            tools { maven 'hush21' }
            hush22 { hush23 'hush24' }
            stages {
                stage('Build') { /* hush25 */
                    agent { label "hush26 ${hush4}" }
                    when { beforeAgent true; allOf { branch 'hush27'; environment name: 'hush28', value: 'hush29'; hush30 'x'
                        expression { return hush4 == 'hush31' } } }
                    input { message 'hush32'; submitter 'hush33'; parameters { string(name: 'hush34', defaultValue: 'hush35') } }
                    environment { HUSH36 = "hush37" }
                    steps {
                        sh 'hush38'
                        sh(script: '''hush39
                            hush40''', label: "hush41")
                        withCredentials([string(credentialsId: 'hush42', variable: 'HUSH43')]) {
                            withEnv(["hush44=hush45"]) { echo(/hush46/) }
                        }
                        script { def hush47 = [hush48: 'hush49']; hush6(hush47) }
                        hushStep 'hush50'
                        hushBlock('hush51') { echo 'hush52' }
                        hush53 = 'hush54'
                        retry(3) { if (hush4) { sh $/hush55/$ } }
                        multiClusterDeploy file: 'hush56', clusters: 'hush57', waves: [[clusters: 'hush58', gate: [approve: 'hush59']]]
                    }
                    post { always { mail to: 'hush60', subject: "hush61" } }
                }
                hush62.each { stage("hush63 ${it}") { } }
                stage("hush64 ${hush4}") {
                    parallel {
                        stage('hush' + '65') { steps { echo 'hush66' } }
                        stage('Lint') { agent hush4.hush67; steps { echo "hush68" } }
                    }
                }
                stage('Platforms') {
                    matrix {
                        axes { axis { name 'OS'; values 'hush69', 'b' }; axis { name hush4; values 'hush70' } }
                        excludes { exclude { axis { name 'OS'; values 'hush71' } } }
                        stages { stage('Try') { steps { echo 'hush72' } } }
                    }
                }
            }
            post { failure { build job: 'hush73' } }
        }
        // hush74
        """;

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @Rule(order = 1)
    public final Browser browser = new Browser(jenkins);

    private WorkflowJob job;

    @Before
    public void start() throws Exception {
        job = jenkins.createProject(WorkflowJob.class, "shop");
        define(PIPELINE);
        deny(Item.CONFIGURE, Item.EXTENDED_READ, Item.BUILD);
    }

    private void define(String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        job.save();
    }

    private void deny(Permission... denied) {
        jenkins.jenkins.setAuthorizationStrategy(new Denying(denied));
    }

    private JsonNode ask(String endpoint, Object... members) throws Exception {
        HttpResponse<String> response = browser.postJson(EDITOR + endpoint, object(members).toString());
        assertEquals(response.body(), 200, response.statusCode());
        return JSON.readTree(response.body());
    }

    private static ObjectNode object(Object... members) {
        ObjectNode object = JSON.createObjectNode();
        for (int i = 0; i < members.length; i += 2) {
            object.set((String) members[i], JSON.valueToTree(members[i + 1]));
        }
        return object;
    }

    @Test
    public void theJobLeadsToItsEditorWhichAnswersTheOutline() throws Exception {
        assertThat(browser.get("/job/shop/").body(), containsString("href=\"/job/shop/stage-editor/\""));
        assertThat(browser.get(EDITOR).body(), containsString("data-writable=\"false\""));
        JsonNode loaded = ask("load");
        assertTrue(loaded.get("outline").booleanValue());
        assertFalse(loaded.get("writable").booleanValue());
        assertFalse(loaded.get("runnable").booleanValue());
        JsonNode model = ask("model", "text", loaded.get("text").textValue()).get("model");
        assertEquals("declarative", model.get("kind").textValue());
        assertEquals("Build", model.at("/pipeline/stages/0/name").textValue());
        assertEquals("withEnv", model.at("/pipeline/stages/0/steps/2/steps/0/name").textValue());
        assertEquals("Platforms", model.at("/pipeline/stages/2/name").textValue());
        assertEquals("OS", model.at("/pipeline/stages/2/matrix/axes/0/name").textValue());
        assertEquals("failure", model.at("/pipeline/post/0/condition").textValue());
    }

    @Test
    public void noAnswerTellsAWordOfTheText() throws Exception {
        String outline = ask("load").get("text").textValue();
        Map<String, ObjectNode> questions = Map.of("load", object(), "model", object("text", outline), "catalogue", object(), "status", object(),
            "check", object("text", outline), "edit", object("text", outline, "edits", List.of()), "template", object("name", "blank"),
            "save", object("text", outline, "version", ""), "commit", object("text", outline, "branch", "main", "message", "x"), "run", object());
        for (Map.Entry<String, ObjectNode> question : questions.entrySet()) {
            HttpResponse<String> answer = browser.postJson(EDITOR + question.getKey(), question.getValue().toString());
            assertThat(question.getKey(), answer.body().toLowerCase(Locale.ROOT), not(containsString(MARKER)));
        }
        assertThat(browser.get(EDITOR).body().toLowerCase(Locale.ROOT), not(containsString(MARKER)));
        for (String forbidden : List.of("check", "edit", "template", "save", "commit", "run")) {
            assertEquals(forbidden, 403, browser.postJson(EDITOR + forbidden, questions.get(forbidden).toString()).statusCode());
        }
    }

    @Test
    public void theOutlineHasNoVersionByWhichATextCouldBeGuessed() throws Exception {
        List<String> members = new ArrayList<>();
        ask("load").fieldNames().forEachRemaining(members::add);
        assertEquals(List.of("outline", "writable", "text", "parameters", "runnable", "building"), members);
    }

    @Test
    public void whereThereIsNoOutlineOneSentenceSaysWhy() throws Exception {
        define("node { stage('hush') { sh 'hush' } }");
        assertEquals("The pipeline of this job is a script that declares no stages, so there is no outline of it.", withoutOutline());
        define("pipeline { stages { stage('hush') { steps { echo 'hush } } } }");
        assertThat(withoutOutline(), containsString("cannot be read as a pipeline"));
        define("pipeline { agent any; stages { stage('hush') { steps { echo hush hush hush = } } } }");
        assertThat("Groovy refuses it", withoutOutline(), containsString("cannot be read as a pipeline"));
        String chinese = browser.send(EDITOR + "load", "application/json", "{}", browser.crumb(), "Accept-Language", "zh-CN").body();
        assertThat(JSON.readTree(chinese).get("note").textValue(), containsString("\u5927\u7eb2"));
    }

    private String withoutOutline() throws Exception {
        JsonNode loaded = ask("load");
        assertEquals("", loaded.get("text").textValue());
        assertThat(loaded.toString(), not(containsString(MARKER)));
        return loaded.get("note").textValue();
    }

    @Test
    public void whoMayBuildRunsWatchesAndReadsLogs() throws Exception {
        define("pipeline { agent any\n parameters { string(name: 'WHO', defaultValue: 'you') }\n stages { stage('Greet') { steps { echo \"for ${params.WHO}\" } } } }");
        jenkins.buildAndAssertSuccess(job);
        assertEquals("[]", ask("load").get("parameters").toString());
        deny(Item.CONFIGURE, Item.EXTENDED_READ);
        JsonNode loaded = ask("load");
        assertTrue(loaded.get("runnable").booleanValue());
        assertEquals("you", loaded.at("/parameters/0/default").textValue());
        assertEquals(2, ask("run", "parameters", object("WHO", "me")).get("build").intValue());
        jenkins.waitForCompletion(job.getBuildByNumber(2));
        deny(Item.CONFIGURE, Item.EXTENDED_READ, Item.BUILD);
        JsonNode stage = ask("status").at("/stages/0");
        assertEquals("Greet", stage.get("name").textValue());
        assertThat(browser.get(EDITOR + stage.get("log").textValue()).body(), containsString("for me"));
    }

    @Test
    public void anApprovalTellsWhoDecidesItAndWhatItAsksForToThoseWhoMayDecideOrReadTheText() throws Exception {
        define("stage('Ask') { input message: 'Go?', ok: 'Yes', id: 'Gate', submitter: 'hush1', parameters: [string(name: 'hush2', defaultValue: 'hush3')] }");
        deny(Item.CONFIGURE, Item.EXTENDED_READ, Item.BUILD, Jenkins.ADMINISTER);
        job.scheduleBuild2(0).waitForStart();
        JsonNode status = ask("status");
        for (int i = 0; i < 600 && status.get("input").isEmpty(); i++) {
            Thread.sleep(50);
            status = ask("status");
        }
        assertEquals("Go?", status.at("/input/0/message").textValue());
        assertFalse(status.at("/input/0/answerable").booleanValue());
        assertThat(status.toString(), not(containsString(MARKER)));
        deny(Item.CONFIGURE, Item.BUILD, Jenkins.ADMINISTER);
        assertEquals("hush3", ask("status").at("/input/0/parameters/0/default").textValue());
        assertEquals("hush1", ask("status").at("/input/0/submitter").textValue());
        jenkins.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
        job.getLastBuild().doStop();
        jenkins.waitForCompletion(job.getLastBuild());
    }

    @Test
    public void whoMayReadTheConfigurationSeesTheTextAsBefore() throws Exception {
        deny(Item.CONFIGURE);
        assertEquals(PIPELINE, ask("load").get("text").textValue());
        assertFalse(ask("load").has("outline"));
    }
}
