package io.jenkins.plugins.kubesphere.embedded.web;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.Item;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.PasswordParameterDefinition;
import hudson.model.StringParameterDefinition;
import hudson.security.AuthorizationStrategy;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The editor's page and endpoints as a browser reaches them. */
public class StageEditorTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EDITOR = "/job/shop/stage-editor/";
    private static final List<String> ENDPOINTS = List.of("model", "edit", "template", "catalogue", "check", "load", "save", "commit", "run", "status", "answer");

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @Rule(order = 1)
    public final Browser browser = new Browser(jenkins);

    private WorkflowJob job;

    @Before
    public void start() throws Exception {
        job = jenkins.createProject(WorkflowJob.class, "shop");
        job.setDescription("Sells things");
        job.setDefinition(new CpsFlowDefinition("// mine\r\necho 'a'\r\n", false));
        job.save();
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
    public void theJobLinksItsEditorAndThePageNamesNothingInline() throws Exception {
        assertThat(browser.get("/job/shop/").body(), containsString("href=\"/job/shop/stage-editor/\""));
        String page = browser.get(EDITOR).body();
        assertThat(page, containsString("id=\"kubesphere-stage-editor\""));
        assertThat(page, containsString("data-writable=\"true\""));
        assertThat(page, containsString("data-crumb=\"" + browser.crumb() + "\""));
        assertThat(page, containsString("/plugin/kubesphere-pipeline/editor/editor.js\""));
        assertThat(page, not(containsString("<script>")));
    }

    @Test
    public void thePageForPastedTextNeedsNoJob() throws Exception {
        assertThat(browser.get("/stage-editor/").body(), containsString("data-mode=\"text\""));
    }

    @Test
    public void aJobsNameIsTextAndNothingElse() throws Exception {
        jenkins.createProject(WorkflowJob.class, "odd").setDisplayName("\"><script>alert(1)</script>");
        String page = browser.get("/job/odd/stage-editor/").body();
        assertThat(page, not(containsString("<script>alert")));
        assertThat(page, containsString("&lt;script&gt;alert(1)&lt;/script&gt;"));
    }

    @Test
    public void loadAnswersTheTextByteForByte() throws Exception {
        JsonNode loaded = ask("load");
        assertEquals("// mine\r\necho 'a'\r\n", loaded.get("text").textValue());
        assertEquals("job", loaded.get("origin").textValue());
        assertTrue(loaded.get("writable").booleanValue());
        assertEquals(64, loaded.get("version").textValue().length());
    }

    @Test
    public void saveChangesTheScriptAndNothingElse() throws Exception {
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("WHO", "me")));
        String before = Files.readString(job.getConfigFile().getFile().toPath());
        String version = ask("load").get("version").textValue();
        String text = "// mine\r\n\techo '\u00fc <&> \ud83d\ude80'\r\n";
        String saved = ask("save", "text", text, "version", version).get("version").textValue();
        assertNotEquals(version, saved);
        assertEquals(text, ask("load").get("text").textValue());
        assertFalse("as it was", ((CpsFlowDefinition) job.getDefinition()).isSandbox());
        String after = Files.readString(job.getConfigFile().getFile().toPath());
        assertEquals(before.replaceAll("(?s)<script>.*</script>", ""), after.replaceAll("(?s)<script>.*</script>", ""));
    }

    @Test
    public void aTextThatChangedMeanwhileIsNotOverwritten() throws Exception {
        String version = ask("load").get("version").textValue();
        job.setDefinition(new CpsFlowDefinition("echo 'theirs'", true));
        HttpResponse<String> refused = browser.postJson(EDITOR + "save", object("text", "echo 'mine'", "version", version).toString());
        assertEquals(409, refused.statusCode());
        JsonNode now = JSON.readTree(refused.body());
        assertEquals("echo 'theirs'", now.get("text").textValue());
        assertEquals(ask("load").get("version"), now.get("version"));
        assertEquals("echo 'theirs'", ((CpsFlowDefinition) job.getDefinition()).getScript());
    }

    @Test
    public void everyEndpointWantsAPostWithACrumb() throws Exception {
        for (String endpoint : ENDPOINTS) {
            assertEquals(endpoint, 405, browser.get(EDITOR + endpoint).statusCode());
            assertEquals(endpoint, 403, browser.send(EDITOR + endpoint, "application/json", "{}", null).statusCode());
        }
        assertEquals("echo 'a'", ((CpsFlowDefinition) job.getDefinition()).getScript().lines().skip(1).findFirst().orElseThrow());
    }

    @Test
    public void whatIsNoJsonObjectIsRefusedWithASentence() throws Exception {
        for (String body : List.of("", "{", "[]", "7", "{} {}", "{\"text\":7}", "{\"text\":\"x\"}")) {
            HttpResponse<String> refused = browser.postJson(EDITOR + "save", body);
            assertEquals(body, 400, refused.statusCode());
            assertFalse(JSON.readTree(refused.body()).at("/error/message").textValue().isBlank());
        }
        assertEquals(400, browser.send(EDITOR + "load", "text/plain", "{}", browser.crumb()).statusCode());
        assertEquals(400, browser.postJson(EDITOR + "save", "{\"a\":".repeat(5000) + "1" + "}".repeat(5000)).statusCode());
    }

    @Test
    public void aTextBeyondOneMegabyteIsRefused() throws Exception {
        String version = ask("load").get("version").textValue();
        String largest = "/".repeat(1024 * 1024);
        assertEquals(413, browser.postJson(EDITOR + "save", object("text", largest + "/", "version", version).toString()).statusCode());
        assertEquals(413, browser.postJson(EDITOR + "save", "{\"text\":\"" + "a".repeat(3 * 1024 * 1024) + "\"}").statusCode());
        ask("save", "text", largest, "version", version);
    }

    @Test
    public void whoMaySeeTheConfigurationReadsButDoesNotSave() throws Exception {
        deny(new Denying(Item.CONFIGURE, Item.BUILD));
        JsonNode loaded = ask("load");
        assertFalse(loaded.get("writable").booleanValue());
        assertFalse(loaded.get("runnable").booleanValue());
        assertThat(browser.get(EDITOR).body(), containsString("data-writable=\"false\""));
        String save = object("text", "echo 'x'", "version", loaded.get("version")).toString();
        assertEquals(403, browser.postJson(EDITOR + "save", save).statusCode());
        assertEquals(403, browser.postJson(EDITOR + "commit", save).statusCode());
        assertEquals(403, browser.postJson(EDITOR + "run", "{}").statusCode());
        assertThat(((CpsFlowDefinition) job.getDefinition()).getScript(), containsString("echo 'a'"));
    }

    private void deny(AuthorizationStrategy strategy) {
        jenkins.jenkins.setAuthorizationStrategy(strategy);
    }

    @Test
    public void aBuildIsStartedWithItsParametersAndWatched() throws Exception {
        job.setDefinition(new CpsFlowDefinition("""
            stage('Build') { echo "for ${params.WHO}" }
            stage('Release') {
              stage('Test') { catchError(stageResult: 'UNSTABLE', buildResult: 'SUCCESS') { error 'flaky' } }
              stage('Deploy') { error 'no' }
            }
            """, true));
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("WHO", "nobody"),
            new PasswordParameterDefinition("KEY", hudson.util.Secret.fromString("hidden-default"), "secret")));
        JsonNode parameters = ask("load").get("parameters");
        assertEquals("nobody", parameters.get(0).get("default").textValue());
        assertEquals("password", parameters.get(1).get("type").textValue());
        assertThat(parameters.toString(), not(containsString("hidden-default")));
        assertEquals(400, browser.postJson(EDITOR + "run", "{\"parameters\":{\"NONE\":\"x\"}}").statusCode());
        JsonNode started = ask("run", "parameters", object("WHO", "you"));
        assertEquals(1, started.get("build").intValue());
        jenkins.waitForCompletion(job.getBuildByNumber(1));
        JsonNode status = ask("status", "build", 1);
        assertEquals("FAILURE", status.get("result").textValue());
        assertFalse(status.get("building").booleanValue());
        assertEquals("[\"Build\"] success, [\"Release\"] failure, [\"Release\",\"Test\"] unstable, [\"Release\",\"Deploy\"] failure", stages(status));
        String log = browser.get(EDITOR + status.at("/stages/0/log").textValue()).body();
        assertThat(log, containsString("for you"));
        assertThat(log, not(containsString("flaky")));
        assertEquals(404, browser.get(EDITOR + "log?build=1&node=999").statusCode());
        assertEquals(404, browser.postJson(EDITOR + "status", "{\"build\":9}").statusCode());
    }

    private static String stages(JsonNode status) {
        StringBuilder text = new StringBuilder();
        status.get("stages").forEach(stage -> text.append(text.isEmpty() ? "" : ", ").append(stage.get("path")).append(' ').append(stage.get("state").textValue()));
        return text.toString();
    }

    @Test
    public void anApprovalIsShownAndAnsweredByThoseWhoMay() throws Exception {
        job.setDefinition(new CpsFlowDefinition("""
            stage('Ask') {
              def who = input(message: 'Go?', ok: 'Yes', id: 'Gate', parameters: [string(name: 'WHERE', defaultValue: 'here')])
              echo "went to ${who}"
            }
            """, true));
        ask("run");
        JsonNode waiting = ask("status");
        for (int i = 0; i < 600 && waiting.get("input").isEmpty(); i++) {
            Thread.sleep(50);
            waiting = ask("status");
        }
        assertEquals("[\"Ask\"] paused", stages(waiting));
        assertEquals("Go?", waiting.at("/input/0/message").textValue());
        assertTrue(waiting.at("/input/0/answerable").booleanValue());
        assertEquals("here", waiting.at("/input/0/parameters/0/default").textValue());
        deny(new Denying(Item.BUILD));
        assertFalse(ask("status").at("/input/0/answerable").booleanValue());
        String answer = object("build", 1, "id", "Gate", "proceed", true, "parameters", object("WHERE", "there")).toString();
        assertEquals(403, browser.postJson(EDITOR + "answer", answer).statusCode());
        assertTrue(job.getBuildByNumber(1).isBuilding());
        deny(AuthorizationStrategy.UNSECURED);
        assertEquals(200, browser.postJson(EDITOR + "answer", answer).statusCode());
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(job.getBuildByNumber(1)));
        jenkins.assertLogContains("went to there", job.getBuildByNumber(1));
        assertEquals(409, browser.postJson(EDITOR + "answer", answer).statusCode());
    }

    @Test
    public void aTextIsAnsweredAsTheModelOfItsPipeline() throws Exception {
        String text = "pipeline { agent any\nstages { stage('Build') { steps { echo 'x' } } } }";
        JsonNode model = ask("model", "text", text).get("model");
        assertEquals("declarative", model.get("kind").textValue());
        assertEquals("Build", model.at("/pipeline/stages/0/name").textValue());
        assertEquals(model, JSON.readTree(browser.postJson("/stage-editor/model", object("text", text).toString()).body()).get("model"));
    }

    @Test
    public void anEditAnswersTheNewTextItsModelAndTheWayBack() throws Exception {
        String text = "pipeline {\r\n\tagent any\r\n\tstages {\r\n\t\tstage('Build') { steps { echo 'x' } } // first\r\n\t}\r\n}";
        JsonNode edited = ask("edit", "text", text, "edits", List.of(object("operation", "renameStage", "path", "pipeline/stages/0", "name", "Pack")));
        assertEquals(text.replace("Build", "Pack"), edited.get("text").textValue());
        assertEquals("Pack", edited.at("/model/pipeline/stages/0/name").textValue());
        JsonNode back = edited.get("inverse").get(0);
        String now = edited.get("text").textValue();
        assertEquals(text, now.substring(0, back.get("start").intValue()) + back.get("text").textValue() + now.substring(back.get("end").intValue()));
        assertEquals(1, edited.get("splices").size());
    }

    @Test
    public void anEditThatCannotBeAppliedSaysWhichAndWhyInTheReadersLanguage() throws Exception {
        String text = "pipeline { agent any\nstages { stage('Build') { steps { echo 'x' } } } }";
        String edits = object("text", text, "edits", List.of(object("operation", "renameStage", "path", "pipeline/stages/0", "name", "Pack"),
            object("operation", "deleteStep", "path", "pipeline/stages/7/steps/0"))).toString();
        JsonNode error = JSON.readTree(browser.postJson(EDITOR + "edit", edits).body()).get("error");
        assertEquals(1, error.get("edit").intValue());
        assertThat(error.get("message").textValue(), containsString("pipeline/stages/7/steps/0"));
        assertThat(browser.send(EDITOR + "edit", "application/json", edits, browser.crumb(), "Accept-Language", "zh-CN").body(), containsString("\u6b64\u6587\u672c"));
        assertThat(ask("edit", "text", text, "edits", List.of(object("operation", "paint"))).at("/error/message").textValue(), containsString("paint"));
        assertThat(ask("edit", "text", text, "edits", 7).at("/error/message").textValue(), containsString("JSON list"));
    }

    @Test
    public void aTemplateIsFilledIn() throws Exception {
        assertThat(ask("template", "name", "blank", "values", object()).get("text").textValue(), containsString("pipeline {"));
        assertThat(ask("template", "name", "maven", "values", object("GitRevision", "release's")).get("text").textValue(), containsString("release\\'s"));
        assertEquals(404, browser.postJson(EDITOR + "template", "{\"name\":\"none\"}").statusCode());
    }

    private static JsonNode named(JsonNode list, String name) {
        for (JsonNode one : list) {
            if (name.equals(one.path("name").asText())) {
                return one;
            }
        }
        throw new AssertionError(name + " is not in " + list);
    }

    @Test
    public void theCatalogueTellsWhatThisControllerHas() throws Exception {
        JsonNode catalogue = ask("catalogue");
        JsonNode apply = named(catalogue.get("steps"), "envsubstApply");
        assertEquals("file", apply.get("sole").textValue());
        assertTrue(named(apply.get("parameters"), "file").get("required").booleanValue());
        assertEquals("boolean", named(apply.get("parameters"), "wait").get("type").textValue());
        JsonNode kubeconfig = named(apply.get("parameters"), "kubeconfigId");
        assertEquals("credentials", kubeconfig.get("type").textValue());
        assertEquals("/job/shop/descriptorByName/io.jenkins.plugins.kubesphere.steps.EnvsubstApplyStep/fillKubeconfigIdItems", kubeconfig.get("fill").textValue());
        assertEquals(200, browser.post(kubeconfig.get("fill").textValue(), java.util.Map.of()).statusCode());
        assertFalse(kubeconfig.get("help").textValue().isBlank());
        assertTrue(named(catalogue.get("steps"), "timeout").get("block").booleanValue());
        JsonNode bindings = named(named(catalogue.get("steps"), "withCredentials").get("parameters"), "bindings");
        assertEquals("list", bindings.get("type").textValue());
        assertEquals("describable", bindings.get("item").textValue());
        assertEquals("credentialsId", named(named(bindings.get("types"), "usernamePassword").get("parameters"), "credentialsId").get("name").textValue());
        assertEquals("string", named(named(catalogue.get("parameters"), "string").get("parameters"), "name").get("type").textValue());
    }

    @Test
    public void idsOfCredentialsAreForThoseWhoMayUseThem() throws Exception {
        com.cloudbees.plugins.credentials.SystemCredentialsProvider.getInstance().getCredentials().add(
            new com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl(
                com.cloudbees.plugins.credentials.CredentialsScope.GLOBAL, "harbor", "Registry", "robot", "s3cret-word"));
        HttpResponse<String> all = browser.postJson(EDITOR + "catalogue", "{}");
        JsonNode fitting = named(named(JSON.readTree(all.body()).get("steps"), "harborPush").get("parameters"), "credentialsId").get("choices");
        assertEquals("[{\"id\":\"harbor\",\"name\":\"robot/****** (Registry)\"}]", fitting.toString());
        assertTrue(named(named(JSON.readTree(all.body()).get("steps"), "envsubstApply").get("parameters"), "kubeconfigId").get("choices").isEmpty());
        JsonNode credentials = JSON.readTree(all.body()).get("credentials");
        assertEquals("harbor", credentials.get(0).get("id").textValue());
        assertEquals("usernamePassword", credentials.get(0).get("kind").textValue());
        assertThat(all.body(), not(containsString("s3cret-word")));
        deny(new Denying(com.cloudbees.plugins.credentials.CredentialsProvider.USE_ITEM));
        assertTrue(ask("catalogue").get("credentials").isEmpty());
        deny(new Denying(Item.CONFIGURE));
        assertThat(browser.postJson(EDITOR + "catalogue", "{}").body(), not(containsString("\"id\":\"harbor\"")));
    }

    @Test
    public void theCatalogueHoldsNestedTypesInTheirParametersAndOffersTemplates() throws Exception {
        JsonNode catalogue = ask("catalogue");
        assertFalse(catalogue.has("nested"));
        assertEquals("describable", named(named(catalogue.get("steps"), "harborPush").get("parameters"), "from").get("type").textValue());
        assertEquals("jar", named(named(named(catalogue.get("steps"), "harborPush").get("parameters"), "from").get("types"), "jar").get("name").textValue());
        JsonNode bundled = io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.CatalogueJson.of(
            io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue.bundled(), java.util.Locale.ENGLISH);
        assertEquals("logRotator", named(named(bundled.get("options"), "buildDiscarder").get("parameters"), "strategy").at("/types/0/name").textValue());
        assertEquals("string", named(named(bundled.get("steps"), "input").get("parameters"), "parameters").at("/types/0/name").textValue());
        JsonNode maven = named(catalogue.get("templates"), "maven");
        assertThat(maven.get("description").textValue(), containsString("Java"));
        assertEquals("credentials", named(maven.get("parameters"), "GitCredentials").get("type").textValue());
        for (JsonNode template : catalogue.get("templates")) {
            assertThat(ask("template", "name", template.get("name")).get("text").textValue(), containsString("pipeline {"));
        }
    }

    @Test
    public void checkKnowsTheStepsOfThisControllerAndWhatTheyTakeHere() throws Exception {
        String text = "pipeline { agent any\nparameters { password(name: 'P', defaultValue: 'x') }\nstages { stage('A') { steps { echo message: 'x'\ncheckedHere() } } } }";
        assertThat(ask("check", "text", text.replace("checkedHere()", "echo mesage: 'x'")).toString(), containsString("mesage"));
        assertThat(ask("check", "text", text.replace("checkedHere()", "echo 'y'")).get("diagnostics").toString(), not(containsString("\"error\"")));
    }

    @Test
    public void checkReportsWhatTheLinterAndTheControllersOwnValidatorRefuse() throws Exception {
        String text = "pipeline {\n  agent any\n  stages {\n    stage('A') { }\n  }\n}\n";
        JsonNode first = ask("check", "text", text).get("diagnostics").get(0);
        assertEquals("error", first.get("severity").textValue());
        assertEquals(4, first.get("line").intValue());
        assertTrue(text.substring(first.get("start").intValue()).startsWith("stage"));
        assertTrue(ask("check", "text", text.replace("{ }", "{ steps { echo 'x' } }")).get("diagnostics").isEmpty());
        assertTrue("a scripted pipeline is no declarative one", ask("check", "text", "echo 'x'").get("diagnostics").isEmpty());
    }

    @Test
    public void nothingThatIsSentIsEverRun() throws Exception {
        java.io.File trace = new java.io.File(jenkins.jenkins.getRootDir(), "trace");
        String version = ask("load").get("version").textValue();
        String evil = "@groovy.transform.ASTTest(value={ new File('" + trace + "').createNewFile() })\ndef x = new File('" + trace + "').createNewFile()\n";
        ask("save", "text", evil, "version", version);
        ask("load");
        for (String text : List.of(evil, evil + "pipeline { agent any\nstages { stage(\"${new File('" + trace + "').createNewFile()}\") { steps { echo 'x' } } } }",
            "@Grab('no.such:thing:1')\n@GrabResolver(name='x', root='http://127.0.0.1:1/')\n" + "pipeline { agent any\nstages { stage('A') { steps { echo 'x' } } } }")) {
            ask("model", "text", text);
            ask("check", "text", text);
        }
        assertFalse(trace.exists());
    }
}
