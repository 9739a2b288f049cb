package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue;
import io.jenkins.plugins.kubesphere.jenkinsfile.check.Lint;
import io.jenkins.plugins.kubesphere.jenkinsfile.json.EditJson;
import org.junit.Test;

/** Edits change what they must and leave everything else as it stands. */
public class EditingTest {
    private static final ObjectMapper JSON = new ObjectMapper().configure(JsonParser.Feature.ALLOW_UNQUOTED_FIELD_NAMES, true)
        .configure(JsonParser.Feature.ALLOW_SINGLE_QUOTES, true);
    private static final Editing EDITING = new Editing(Catalogue.bundled(), Lint.withBundledCatalogue());

    /** @param edits JSON with names and texts in single quotes; a single one needs no list */
    private static String edit(String text, String edits) throws Exception {
        String list = edits.startsWith("[") ? edits : "[" + edits + "]";
        Edited edited = EDITING.apply(Jenkinsfile.parse(text), EditJson.read(JSON.readTree(list)));
        String after = edited.file().text();
        assertEquals("in order", after, Splice.applyInOrder(text, edited.splices()));
        assertEquals("and back", text, Splice.applyInOrder(after, edited.inverse()));
        return after;
    }

    private static EditException refused(String text, String edits) {
        return assertThrows(EditException.class, () -> edit(text, edits));
    }

    private static String stages(String... lines) {
        return "pipeline {\n    agent any\n    stages {\n" + String.join("\n", lines) + "\n    }\n}\n";
    }

    private static String steps(String... lines) {
        return stages("        stage('A') {", "            steps {", String.join("\n", lines), "            }", "        }");
    }

    private static final String ONE = "        stage('A') { steps { sh 'a' } }";
    private static final String TWO = "        // why\n        stage('B') { steps { sh 'b' } } // this";

    @Test
    public void aNewStageIsIndentedAsItsNeighboursAndSeparatedAsTheyAre() throws Exception {
        String edit = "{operation: 'addStage', parent: 'pipeline', index: 1, stage: {name: 'N', steps: [{name: 'sh', arguments: [{value: {kind: 'string', value: 'n'}}]}]}}";
        String stage = "        stage('N') {\n            steps {\n                sh 'n'\n            }\n        }";
        assertEquals(stages(ONE, stage, TWO), edit(stages(ONE, TWO), edit));
        assertEquals(stages(ONE, "", stage, "", TWO), edit(stages(ONE, "", TWO), edit));
        assertEquals(stages(ONE, stage, TWO).replace("    ", "\t").replace("\n", "\r\n"), edit(stages(ONE, TWO).replace("    ", "\t").replace("\n", "\r\n"), edit));
        assertEquals(stages(ONE, stage, TWO).replace("    ", "  "), edit(stages(ONE, TWO).replace("    ", "  "), edit));
    }

    @Test
    public void aStageMovesAndGoesWithItsComments() throws Exception {
        assertEquals(stages(TWO, ONE), edit(stages(ONE, TWO), "{operation: 'moveStage', path: 'pipeline/stages/1', parent: 'pipeline', index: 0}"));
        assertEquals(stages(ONE), edit(stages(ONE, "", TWO), "{operation: 'deleteStage', path: 'pipeline/stages/1'}"));
        assertEquals(stages(TWO), edit(stages(ONE, "", TWO), "{operation: 'deleteStage', path: 'pipeline/stages/0'}"));
        assertEquals(stages("        // about all", "", ONE), edit(stages("        // about all", "", TWO, ONE), "{operation: 'deleteStage', path: 'pipeline/stages/0'}"));
    }

    @Test
    public void movingToWhereItStandsChangesNothing() throws Exception {
        for (int index : new int[] {0, 1}) {
            assertEquals(stages(ONE, TWO), edit(stages(ONE, TWO), "{operation: 'moveStage', path: 'pipeline/stages/0', parent: 'pipeline', index: " + index + "}"));
        }
    }

    @Test
    public void theLastStageOfAGroupTakesTheGroupWithIt() throws Exception {
        String group = "        stage('G') {\n            stages {\n                stage('X') { steps { sh 'x' } }\n            }\n        }";
        assertEquals(stages(ONE), edit(stages(ONE, group), "{operation: 'deleteStage', path: 'pipeline/stages/1/stages/0'}"));
        assertEquals(stages(ONE, "        stage('X') { steps { sh 'x' } }"),
            edit(stages(ONE, group), "{operation: 'moveStage', path: 'pipeline/stages/1/stages/0', parent: 'pipeline', index: 2}"));
        assertEquals(stages(ONE, "        stage('X') { steps { sh 'x' } }"), edit(stages(ONE, group), "{operation: 'ungroupStage', path: 'pipeline/stages/1'}"));
    }

    @Test
    public void groupingAndUngroupingAreEachOthersInverse() throws Exception {
        String grouped = edit(stages(ONE, TWO), "{operation: 'groupStages', paths: ['pipeline/stages/0', 'pipeline/stages/1'], name: 'G'}");
        assertThat(grouped, containsString("        stage('G') {\n            stages {\n                stage('A')"));
        assertEquals(stages(ONE, TWO), edit(grouped, "{operation: 'ungroupStage', path: 'pipeline/stages/0'}"));
    }

    @Test
    public void aGroupWithSettingsIsNotUngrouped() {
        String group = "        stage('G') {\n            when { branch 'main' }\n            stages {\n" + ONE + "\n            }\n        }";
        assertThat(refused(stages(group), "{operation: 'ungroupStage', path: 'pipeline/stages/0'}").getMessage(), containsString("when"));
    }

    @Test
    public void branchesStandWhereJenkinsTakesThem() throws Exception {
        String parallel = edit(stages(ONE, TWO), "{operation: 'makeParallel', path: 'pipeline/stages/1', name: 'P', with: 'C'}");
        assertEquals(stages(ONE, "        stage('P') {", "            parallel {", "                // why", "                stage('B') { steps { sh 'b' } } // this",
            "                stage('C') {", "                    steps {", "                    }", "                }", "            }", "        }"), parallel);
        assertThat(refused(parallel, "{operation: 'makeParallel', path: 'pipeline/stages/1/parallel/0', name: 'Q'}").getMessage(), containsString("branch"));
        assertThat(refused(parallel, "{operation: 'groupStages', paths: ['pipeline/stages/0', 'pipeline/stages/1/parallel/0'], name: 'Q'}").getMessage(), containsString("same block"));
        assertThat(refused(parallel, "{operation: 'renameStage', path: 'pipeline/stages/1/parallel/0', name: 'C'}").getMessage(), containsString("C"));
    }

    @Test
    public void aStepOnASharedLineKeepsItsNeighbours() throws Exception {
        String text = stages("        stage('A') { steps { sh 'a'; sh 'b'; sh 'c' } }");
        assertEquals(text.replace("sh 'a'; ", ""), edit(text, "{operation: 'deleteStep', path: 'pipeline/stages/0/steps/0'}"));
        assertEquals(text.replace("; sh 'c'", ""), edit(text, "{operation: 'deleteStep', path: 'pipeline/stages/0/steps/2'}"));
        assertEquals(text.replace("sh 'a'; sh 'b'", "sh 'b'; sh 'a'"), edit(text, "{operation: 'moveStep', path: 'pipeline/stages/0/steps/0', parent: 'pipeline/stages/0', index: 2}"));
        assertEquals(text.replace("sh 'b'", "dir('d') { sh 'b' }"),
            edit(text, "{operation: 'wrapSteps', paths: ['pipeline/stages/0/steps/1'], step: {name: 'dir', arguments: [{value: {kind: 'string', value: 'd'}}]}}"));
        assertEquals(text.replace("sh 'a'", "sh 'a'; echo \"$X\""), edit(text,
            "{operation: 'addStep', parent: 'pipeline/stages/0', index: 1, step: {name: 'echo', arguments: [{value: {kind: 'expression', text: '\\\"$X\\\"'}}]}}"));
    }

    @Test
    public void aBlockIsPutBehindAStepAndTakenAwayAgainToTheLastByte() throws Exception {
        String add = "{operation: 'addBlock', path: 'pipeline/stages/0/steps/0'}";
        String remove = "{operation: 'removeBlock', path: 'pipeline/stages/0/steps/0'}";
        String[][] both = {
            {"                multiClusterDeploy file: 'a', clusters: 'b'", "                multiClusterDeploy (file: 'a', clusters: 'b') {\n                }"},
            {"                multiClusterDeploy(file: 'a', clusters: 'b')", "                multiClusterDeploy(file: 'a', clusters: 'b') {\n                }"},
            {"                multiClusterDeploy file: 'a',\n                    clusters: 'b' // all", "                multiClusterDeploy (file: 'a',\n                    clusters: 'b') { // all\n                }"},
            {"                multiClusterDeploy(file: 'a'); echo 'x'", "                multiClusterDeploy(file: 'a') { }; echo 'x'"},
            {"                ourStep() /* own */", "                ourStep() { /* own */\n                }"},
        };
        for (String[] one : both) {
            assertEquals(steps(one[1]), edit(steps(one[0]), add));
            assertEquals(steps(one[0]), edit(steps(one[1]), remove));
            assertEquals(steps(one[1]).replace("    ", "\t").replace("\n", "\r\n"), edit(steps(one[0]).replace("    ", "\t").replace("\n", "\r\n"), add));
        }
        assertEquals(steps("ourStep()"), edit(steps("ourStep { }"), remove));
        assertEquals(steps("ourStep 'a'"), edit(steps("ourStep 'a', {\n    echo 'x'\n}"), remove));
        assertEquals(steps("ourStep (-1)"), edit(steps("ourStep (-1) { }"), remove));
        assertEquals(steps("ourStep(1) // why\n; echo 'x'"), edit(steps("ourStep(1) { // why\n}; echo 'x'"), remove));
        String inside = add.replace("}", "}, {operation: 'addStep', parent: 'pipeline/stages/0/steps/0', index: 0, step: {name: 'sh', arguments: [{value: {kind: 'string', value: './smoke.sh'}}]}}");
        assertEquals(steps("                multiClusterDeploy (file: 'a') {", "                    sh './smoke.sh'", "                }"),
            edit(steps("                multiClusterDeploy file: 'a'"), "[" + inside + "]"));
    }

    @Test
    public void aBlockIsForStepsThatMayHaveOneAndStaysWhereItMustBe() {
        assertThat(refused(steps("sh 'a'"), "{operation: 'addBlock', path: 'pipeline/stages/0/steps/0'}").getMessage(), containsString("takes no block"));
        assertThat(refused(steps("ourStep { }"), "{operation: 'addBlock', path: 'pipeline/stages/0/steps/0'}").getMessage(), containsString("already"));
        assertThat(refused(steps("timeout(5) { }"), "{operation: 'removeBlock', path: 'pipeline/stages/0/steps/0'}").getMessage(), containsString("without its block"));
        assertThat(refused(steps("echo 'a'"), "{operation: 'removeBlock', path: 'pipeline/stages/0/steps/0'}").getMessage(), containsString("has no block"));
    }

    @Test
    public void hereDocumentsKeepTheirLinesWhereverTheyGo() throws Exception {
        String shell = "                sh '''\n  cat <<EOF\nx\nEOF\n'''";
        String wrapped = edit(steps(shell), "{operation: 'wrapSteps', paths: ['pipeline/stages/0/steps/0'], step: {name: 'timeout', arguments: [{name: 'time', value: {kind: 'number', value: 5}}]}}");
        assertEquals(steps("                timeout(time: 5) {", "    " + shell, "                }"), wrapped);
        assertEquals(steps(shell), edit(wrapped, "{operation: 'unwrapStep', path: 'pipeline/stages/0/steps/0'}"));
    }

    @Test
    public void aStringKeepsTheQuotesThatStandThereWhereItCan() throws Exception {
        String set = "{operation: 'setArgument', path: 'pipeline/stages/0/steps/0', name: null, value: {kind: 'string', value: \"it's $5 \\\\ \\\"now\\\"\"}}";
        assertEquals(steps("sh 'it\\'s $5 \\\\ \"now\"'"), edit(steps("sh 'x'"), set));
        assertEquals(steps("sh \"it's \\$5 \\\\ \\\"now\\\"\""), edit(steps("sh \"x\""), set));
        assertEquals(steps("sh '''it's $5 \\\\ \"now\"'''"), edit(steps("sh '''x'''"), set));
        assertEquals(steps("sh(/it's $5 \\ \"now\"/)"), edit(steps("sh(/x/)"), set));
        assertEquals(steps("sh('')"), edit(steps("sh($/x/$)"), "{operation: 'setArgument', path: 'pipeline/stages/0/steps/0', name: null, value: {kind: 'string', value: ''}}"));
        assertEquals(steps("sh($/it's $$5 \\ \"now\"/$)"), edit(steps("sh($/x/$)"), set));
        assertEquals(steps("sh '''a\nb'''"), edit(steps("sh 'x'"), "{operation: 'setArgument', path: 'pipeline/stages/0/steps/0', name: null, value: {kind: 'string', value: 'a\\nb'}}"));
    }

    @Test
    public void argumentsComeAndGoWithTheirCommas() throws Exception {
        String git = steps("git branch: 'main', // first", "    url: 'u'");
        String path = "path: 'pipeline/stages/0/steps/0'";
        assertEquals(steps("git branch: 'main', // first", "    url: 'u',", "    poll: false"), edit(git, "{operation: 'setArgument', " + path + ", name: 'poll', value: {kind: 'boolean', value: false}}"));
        assertEquals(steps("git branch: 'main' // first"), edit(git, "{operation: 'setArgument', " + path + ", name: 'url', value: null}"));
        assertEquals(steps("sh( /* c */ )"), edit(steps("sh(script: 'x' /* c */, )"), "{operation: 'setArgument', " + path + ", name: 'script', value: null}"));
        assertEquals(steps("sh script: 'x', returnStdout: true"), edit(steps("sh 'x'"), "{operation: 'setArgument', " + path + ", name: 'returnStdout', value: {kind: 'boolean', value: true}}"));
        assertEquals(steps("sh([script: 'x', returnStatus: true])"), edit(steps("sh([script: 'x'])"), "{operation: 'setArgument', " + path + ", name: 'returnStatus', value: {kind: 'boolean', value: true}}"));
        assertEquals(steps("echo(['a'])"), edit(steps("echo 'x'"), "{operation: 'setArgument', " + path + ", name: null, value: {kind: 'list', items: [{kind: 'string', value: 'a'}]}}"));
        assertThat(refused(steps("mine 'x'"), "{operation: 'setArgument', " + path + ", name: 'a', value: {kind: 'number', value: 1}}").getMessage(), containsString("mine"));
    }

    @Test
    public void conditionsKeepTheirCommentsAndOrder() throws Exception {
        String when = "            when {\n                beforeAgent true\n                // only there\n                branch 'main'\n                expression { return a }\n            }";
        String text = stages("        stage('A') {", when, "            steps { sh 'a' }", "        }");
        String branch = "{name: 'branch', arguments: [{value: {kind: 'string', value: 'main'}}]}";
        assertEquals(text.replace("return a", "return b").replace("beforeAgent true", "beforeAgent false"),
            edit(text, "{operation: 'setWhen', path: 'pipeline/stages/0', when: {beforeAgent: false, conditions: [" + branch + ", {name: 'expression', code: 'return b'}]}}"));
        assertEquals(text.replace("                expression { return a }\n", "").replace("                beforeAgent true\n", ""),
            edit(text, "{operation: 'setWhen', path: 'pipeline/stages/0', when: {conditions: [" + branch + "]}}"));
        assertEquals(text.replace(when + "\n", ""), edit(text, "{operation: 'setWhen', path: 'pipeline/stages/0', when: null}"));
    }

    @Test
    public void nothingOfAListIsAppliedWhereOneCannotBe() {
        EditException refused = refused(stages(ONE), "[{operation: 'renameStage', path: 'pipeline/stages/0', name: 'X'}, {operation: 'deleteStage', path: 'pipeline/stages/4'}]");
        assertEquals(1, refused.edit());
        assertEquals(1, refused(stages(ONE), "[{operation: 'applyFix'}, {operation: 'dance'}]").edit());
    }

    @Test
    public void codeThatWouldBreakTheTextIsRefused() {
        for (String value : new String[] {"{kind: 'expression', text: 'a)'}", "{kind: 'expression', text: 'a; b'}", "{kind: 'expression', text: '\\'open'}", "{kind: 'call', name: 'a b'}"}) {
            refused(steps("sh 'x'"), "{operation: 'setArgument', path: 'pipeline/stages/0/steps/0', name: null, value: " + value + "}");
        }
        refused(steps("sh 'x'"), "{operation: 'addStep', parent: 'pipeline/stages/0', index: 0, step: {text: 'dir(1) {'}}");
        refused(steps("script { x() }"), "{operation: 'setCode', path: 'pipeline/stages/0/steps/0', code: 'if (a) {'}");
    }

    @Test
    public void aPipelineIsWrittenIntoAnEmptyText() throws Exception {
        String pipeline = "pipeline {\n    agent any\n    stages {\n    }\n}\n";
        assertEquals(pipeline, edit("", "{operation: 'createPipeline'}"));
        assertEquals("// mine\n" + pipeline, edit("// mine", "{operation: 'createPipeline', agent: {type: 'any'}}"));
        refused("echo 'x'", "{operation: 'createPipeline'}");
    }
}
