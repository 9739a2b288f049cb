package io.jenkins.plugins.kubesphere.steps;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.model.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** After a restart Jenkins stops a step that it has not resumed yet when the block around it cannot go on, and resumes it all the same. */
public class StopBeforeResumeTest {

    private static final List<String> SEEN = new CopyOnWriteArrayList<>();

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @After
    public void forget() {
        SEEN.clear();
    }

    @Test
    public void envsubstApplyEndsAtOnceAndDoesNothingMore() throws Exception {
        endsAtOnce(new EnvsubstApplyStep("deploy.yml"));
    }

    @Test
    public void harborPushEndsAtOnceAndDoesNothingMore() throws Exception {
        endsAtOnce(new HarborPushStep("registry.example/shop/app:1"));
    }

    private static void endsAtOnce(Step step) throws Exception {
        StepExecution loaded = again(step.start(new Context()));
        loaded.stop(new InterruptedException("the node is gone"));
        loaded.onResume();
        Thread.sleep(500);
        assertEquals(List.of("failed: the node is gone"), SEEN);
    }

    @Test
    public void anEndThatWasNotWrittenDownIsReachedAgain() throws Exception {
        for (Step step : List.of(new EnvsubstApplyStep("deploy.yml"), new HarborPushStep("registry.example/shop/app:1"))) {
            StepExecution loaded = again(step.start(new Context()));
            loaded.stop(new InterruptedException("aborted"));
            SEEN.clear();
            again(loaded).onResume();
            for (int i = 0; i < 200 && SEEN.isEmpty(); i++) {
                Thread.sleep(50);
            }
            assertFalse(step.getDescriptor().getFunctionName(), SEEN.isEmpty());
            SEEN.clear();
        }
    }

    private static StepExecution again(StepExecution execution) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(execution);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (StepExecution) in.readObject();
        }
    }

    /** Notes down how the step ended and what it asked for. */
    private static final class Context extends StepContext implements Serializable {

        private static final long serialVersionUID = 1L;

        @Override
        public <T> T get(Class<T> key) {
            SEEN.add("asked for " + key.getSimpleName());
            return null;
        }

        @Override
        public void onSuccess(Object result) {
            SEEN.add("succeeded");
        }

        @Override
        public void onFailure(Throwable problem) {
            SEEN.add("failed: " + problem.getMessage());
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public ListenableFuture<Void> saveState() {
            return Futures.immediateFuture(null);
        }

        @Override
        public void setResult(Result result) {
            SEEN.add("result " + result);
        }

        @Override
        public BodyInvoker newBodyInvoker() {
            throw new UnsupportedOperationException("no body here");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Context;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }
}
