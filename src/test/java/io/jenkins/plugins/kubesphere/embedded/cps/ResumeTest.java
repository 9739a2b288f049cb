package io.jenkins.plugins.kubesphere.embedded.cps;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.kubesphere.embedded.EmbeddedController;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A controller in a process of its own is killed in the middle of a build; another one with the same home finishes it. */
public class ResumeTest {

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    @Test(timeout = 90000)
    public void aKilledBuildGoesOnWhereItWas() throws Exception {
        Path home = temporary.newFolder("home").toPath();
        Path flag = temporary.getRoot().toPath().resolve("flag");
        Path script = temporary.getRoot().toPath().resolve("Jenkinsfile");
        Files.writeString(script, """
                pipeline {
                    agent any
                    environment { NAME = 'kept' }
                    stages {
                        stage('one') { steps { echo 'once only' } }
                        stage('two') {
                            parallel {
                                stage('waits') { steps { waitUntil(quiet: true) { script { return fileExists('FLAG') } }
                                                         echo "after the kill: $NAME" } }
                                stage('ends') { steps { echo 'short' } }
                            }
                        }
                        stage('three') { steps { echo 'last' } }
                    }
                    post { always { echo 'post' } }
                }
                """.replace("FLAG", flag.toString()));
        start(home, script);
        Files.createFile(flag);
        try (EmbeddedController controller = EmbeddedController.start(home)) {
            WorkflowRun run = ended(controller, "job");
            String log = run.getLog();
            assertEquals(log, Result.SUCCESS, run.getResult());
            assertThat(log, containsString("after Jenkins restart"));
            assertThat(log, containsString("after the kill: kept"));
            assertEquals(log, 2, log.split("\nonce only\n").length);
            assertTrue(log, log.indexOf("\nlast\n") < log.indexOf("\npost\n"));
        }
    }

    @Test
    public void aBuildWhoseControllerIsKilledBetweenItsLastNodeAndItsRecordEndsAsItsProgramDid() throws Exception {
        Path home = temporary.newFolder("home").toPath();
        try (EmbeddedController controller = EmbeddedController.start(home)) {
            for (String script : List.of("echo 'done'", "error 'broken'")) {
                WorkflowJob job = controller.jenkins().createProject(WorkflowJob.class, script.substring(0, 4));
                job.setDefinition(new CpsFlowDefinition(script, true));
                job.save();
                job.scheduleBuild2(0).get();
            }
        }
        for (String name : List.of("echo", "erro")) {
            Path record = home.resolve("jobs/" + name + "/builds/1/build.xml");
            String ended = Files.readString(record);
            String running = ended.replace("<completed>true</completed>", "<completed>false</completed>").replaceAll("<result>\\w+</result>", "");
            assertNotEquals(ended, running);
            Files.writeString(record, running);
        }
        try (EmbeddedController controller = EmbeddedController.start(home)) {
            assertEquals(Result.SUCCESS, ended(controller, "echo").getResult());
            assertEquals(Result.FAILURE, ended(controller, "erro").getResult());
        }
    }

    private static WorkflowRun ended(EmbeddedController controller, String name) throws Exception {
        WorkflowRun run = controller.jenkins().getItemByFullName(name, WorkflowJob.class).getBuildByNumber(1);
        for (int i = 0; i < 600 && run.isBuilding(); i++) {
            Thread.sleep(50);
        }
        return run;
    }

    private void start(Path home, Path script) throws Exception {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Controller.class.getName(),
                home.toString(), script.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(new File(temporary.getRoot(), "output")).start();
        Path log = home.resolve("jobs/job/builds/1/log");
        for (int i = 0; i < 600 && !(Files.exists(log) && Files.readString(log).contains("waitUntil")
                && Files.readString(log).contains("\nshort\n")); i++) {
            assertTrue(Files.readString(temporary.getRoot().toPath().resolve("output")), process.isAlive());
            Thread.sleep(50);
        }
        Thread.sleep(500);
        process.destroyForcibly();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
    }

    /** The first controller. */
    public static final class Controller {
        public static void main(String[] arguments) throws Exception {
            EmbeddedController controller = EmbeddedController.start(Path.of(arguments[0]));
            WorkflowJob job = controller.jenkins().createProject(WorkflowJob.class, "job");
            job.setDefinition(new CpsFlowDefinition(Files.readString(Path.of(arguments[1])), true));
            job.save();
            job.scheduleBuild2(0).get();
        }
    }
}
