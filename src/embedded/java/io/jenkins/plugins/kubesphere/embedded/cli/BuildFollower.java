package io.jenkins.plugins.kubesphere.embedded.cli;

import hudson.model.Result;
import io.jenkins.plugins.kubesphere.embedded.web.Approvals;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;

/** Prints a build's log while it runs and deals with the approvals it waits for. */
final class BuildFollower {
    /** What to do when a build asks a person. */
    interface Answer {
        /** Called once for each approval, as soon as the build waits for it. */
        void to(InputStepExecution question) throws IOException, InterruptedException;
    }

    private static final long LOOK_MILLIS = 100;

    private final WorkflowRun run;
    private final PrintWriter out;
    private final Answer answer;
    private final Set<String> asked = new HashSet<>();
    private long shown;

    /** @param from bytes of the log that were printed before */
    BuildFollower(WorkflowRun run, PrintWriter out, Answer answer, long from) {
        this.run = run;
        this.out = out;
        this.answer = answer;
        this.shown = from;
    }

    /** Returns when the build has ended and all of its log is printed. */
    Result follow() throws IOException, InterruptedException {
        while (true) {
            boolean building = run.isBuilding();
            print(!building);
            if (!building) {
                Result result = run.getResult();
                return result == null ? Result.FAILURE : result;
            }
            for (InputStepExecution question : Approvals.of(run)) {
                if (asked.add(question.getId())) {
                    print(false);
                    answer.to(question);
                }
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** Whole lines only, until the end is reached: a line is never torn by what somebody else prints. */
    private synchronized void print(boolean all) throws IOException {
        try (InputStream log = run.getLogInputStream()) {
            log.skipNBytes(shown);
            byte[] fresh = log.readAllBytes();
            int length = fresh.length;
            while (!all && length > 0 && fresh[length - 1] != '\n') {
                length--;
            }
            out.print(new String(fresh, 0, length, StandardCharsets.UTF_8));
            out.flush();
            shown += length;
        }
    }

    /** Approves with the defaults and says so. */
    static Answer approving(PrintWriter out) {
        return question -> {
            out.println(Messages.BuildFollower_Approved(firstLine(question)));
            out.flush();
            Approvals.approve(question);
        };
    }

    /** Asks on the terminal; without one, the build is aborted rather than left waiting for nobody. */
    static Answer asking(PrintWriter out) {
        return question -> {
            if (System.console() == null) {
                out.println(Messages.BuildFollower_NobodyToAsk(firstLine(question)));
                Approvals.reject(question);
            } else if (List.of("y", "yes").contains(String.valueOf(System.console().readLine(Messages.BuildFollower_Ask(question.getInput().getMessage()))))) {
                Approvals.approve(question);
            } else {
                Approvals.reject(question);
            }
        };
    }

    static String firstLine(InputStepExecution question) {
        return question.getInput().getMessage().split("\\R", 2)[0];
    }
}
