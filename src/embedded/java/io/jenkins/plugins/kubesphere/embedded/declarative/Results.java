package io.jenkins.plugins.kubesphere.embedded.declarative;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.kubesphere.embedded.cps.RunningStage;
import io.jenkins.plugins.kubesphere.embedded.cps.ScriptVariables;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsScript;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** What the result of the build is at a point of a declarative pipeline, and which conditions of {@code post} it meets. */
public final class Results {

    private Results() {
    }

    /** Whether something has marked the build as unstable. */
    public static boolean isUnstable(CpsScript script) throws IOException {
        return current(script).equals(Result.UNSTABLE);
    }

    private static Result current(CpsScript script) throws IOException {
        Result result = script.$build().getResult();
        return result == null ? Result.SUCCESS : result;
    }

    /** Makes the result of the build as bad as this failure. */
    public static void note(CpsScript script, Throwable failure) throws IOException {
        script.$build().setResult(of(failure));
    }

    private static Result of(Throwable failure) {
        return failure instanceof FlowInterruptedException stop ? stop.getResult() : Result.FAILURE;
    }

    /** What a person reads about a failure. */
    public static String text(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    /** Says in the log, and notes in the graph, that a stage was skipped. */
    public static void skipped(CpsScript script, String stage, String reason) {
        ScriptVariables.print("Stage \"" + stage + "\" skipped " + reason);
        RunningStage.tag("STAGE_STATUS", reason.contains("when") ? "SKIPPED_FOR_CONDITIONAL"
                : reason.contains("unstable") ? "SKIPPED_FOR_UNSTABLE" : "SKIPPED_FOR_FAILURE");
    }

    /** Whether any of the conditions is met. */
    public static boolean anyHolds(CpsScript script, List<? extends List<?>> post, Throwable failure) throws IOException {
        for (List<?> entry : post) {
            if (holds(script, String.valueOf(entry.get(0)), failure)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the condition is met; the failure is that of the stage or pipeline, or null. */
    public static boolean holds(CpsScript script, String condition, Throwable failure) throws IOException {
        Result result = failure == null ? current(script) : current(script).combine(of(failure));
        Result previous = previous(script);
        return switch (condition) {
            case "always", "cleanup" -> true;
            case "success" -> result.equals(Result.SUCCESS);
            case "unstable" -> result.equals(Result.UNSTABLE);
            case "failure" -> result.equals(Result.FAILURE);
            case "aborted" -> result.equals(Result.ABORTED);
            case "notBuilt" -> result.equals(Result.NOT_BUILT);
            case "unsuccessful" -> !result.equals(Result.SUCCESS);
            case "changed" -> !result.equals(previous == null ? Result.NOT_BUILT : previous);
            case "fixed" -> previous != null && result.equals(Result.SUCCESS)
                    && (previous.equals(Result.FAILURE) || previous.equals(Result.UNSTABLE));
            case "regression" -> previous != null && previous.isBetterThan(result)
                    && (result.equals(Result.FAILURE) || result.equals(Result.UNSTABLE) || result.equals(Result.ABORTED));
            default -> throw new IllegalArgumentException("unknown condition '" + condition + "' in post");
        };
    }

    private static Result previous(CpsScript script) throws IOException {
        Run<?, ?> previous = script.$build().getPreviousBuild();
        while (previous != null && (previous.isBuilding() || previous.getResult() == null)) {
            previous = previous.getPreviousBuild();
        }
        return previous == null ? null : previous.getResult();
    }
}
