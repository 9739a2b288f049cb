package io.jenkins.plugins.kubesphere.embedded.web;

import hudson.model.Result;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.TagsAction;
import org.jenkinsci.plugins.workflow.actions.TimingAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** The stages of a build in the order in which they began, read from its flow graph. */
public final class StageView {
    private static final String STATUS_TAG = "STAGE_STATUS";

    /**
     * @param depth 0 for a stage that lies in no other
     * @param status {@code RUNNING}, {@code PAUSED}, {@code SKIPPED} or the name of a {@link Result}
     * @param durationMillis up to now while it runs
     */
    public record Stage(String name, int depth, String status, long durationMillis) {
    }

    private final Map<String, FlowNode> nodes;
    private final Map<String, BlockEndNode<?>> ends = new HashMap<>();
    private final boolean waits;

    private StageView(Map<String, FlowNode> nodes, boolean waits) {
        this.nodes = nodes;
        this.waits = waits;
        for (FlowNode node : nodes.values()) {
            if (node instanceof BlockEndNode<?> end) {
                ends.put(end.getStartNode().getId(), end);
            }
        }
    }

    /** @return none for a build that has not begun */
    public static List<Stage> of(WorkflowRun run) {
        FlowExecution execution = run.getExecution();
        if (execution == null) {
            return List.of();
        }
        return new StageView(collect(execution), !Approvals.of(run).isEmpty()).stages();
    }

    private static Map<String, FlowNode> collect(FlowExecution execution) {
        Map<String, FlowNode> found = new TreeMap<>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        Deque<FlowNode> open = new ArrayDeque<>(execution.getCurrentHeads());
        while (!open.isEmpty()) {
            FlowNode node = open.pop();
            if (found.put(node.getId(), node) == null) {
                node.getParents().forEach(open::push);
            }
        }
        return found;
    }

    private List<Stage> stages() {
        List<Stage> stages = new ArrayList<>();
        for (FlowNode node : nodes.values()) {
            if (node instanceof BlockStartNode && node.getAction(LabelAction.class) != null) {
                BlockEndNode<?> end = ends.get(node.getId());
                long start = TimingAction.getStartTime(node);
                long until = end == null ? System.currentTimeMillis() : TimingAction.getStartTime(end);
                stages.add(new Stage(node.getDisplayName(), depth(node), status(node, end), Math.max(0, until - start)));
            }
        }
        return stages;
    }

    private int depth(FlowNode node) {
        int depth = 0;
        for (String id : node.getAllEnclosingIds()) {
            FlowNode outer = nodes.get(id);
            depth += outer != null && outer.getAction(LabelAction.class) != null ? 1 : 0;
        }
        return depth;
    }

    private String status(FlowNode start, BlockEndNode<?> end) {
        if (end == null) {
            return waits ? "PAUSED" : "RUNNING";
        }
        String tag = TagsAction.getTagValue(start, STATUS_TAG);
        if (tag != null && tag.startsWith("SKIPPED")) {
            return "SKIPPED";
        }
        ErrorAction error = end.getError();
        if (error != null) {
            return error.getError() instanceof InterruptedException || isInterruption(error.getError()) ? "ABORTED" : "FAILURE";
        }
        return warned(start) ? "UNSTABLE" : Result.SUCCESS.toString();
    }

    private static boolean isInterruption(Throwable error) {
        return error instanceof org.jenkinsci.plugins.workflow.steps.FlowInterruptedException interrupted
            && Result.ABORTED.equals(interrupted.getResult());
    }

    private boolean warned(FlowNode stage) {
        return nodes.values().stream()
            .anyMatch(node -> node.getAction(WarningAction.class) != null && node.getAllEnclosingIds().contains(stage.getId()));
    }
}
