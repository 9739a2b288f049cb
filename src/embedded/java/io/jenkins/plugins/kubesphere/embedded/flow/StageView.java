package io.jenkins.plugins.kubesphere.embedded.flow;

import hudson.model.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.TagsAction;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.actions.TimingAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** The stages and parallel branches of a build as a tree, for pages and summaries. */
public final class StageView {

    /** Where a stage stands. */
    public enum Status { RUNNING, SUCCESS, UNSTABLE, FAILURE, ABORTED, SKIPPED }

    /**
     * One stage or branch.
     *
     * @param id id of its node
     * @param name as the pipeline writes it
     * @param branch whether it is a branch of {@code parallel} rather than a stage
     * @param start milliseconds since 1970
     * @param duration milliseconds, so far when it is running
     * @param children stages and branches inside, in the order of their starts
     */
    public record Stage(String id, String name, boolean branch, Status status, long start, long duration, List<Stage> children) {
    }

    private StageView() {
    }

    /** The outermost stages of a pipeline, in the order of their starts. */
    public static List<Stage> of(FlowExecution execution, Collection<FlowNode> nodes) {
        Map<String, List<FlowNode>> inside = new LinkedHashMap<>();
        for (FlowNode node : nodes) {
            if (isStage(node)) {
                inside.computeIfAbsent(owner(node), key -> new ArrayList<>()).add(node);
            }
        }
        return stages(execution, nodes, inside, "");
    }

    /** What was logged inside a stage, its nested ones included. */
    public static String log(FlowExecution execution, Collection<FlowNode> nodes, String stage) throws IOException {
        Set<String> ids = new HashSet<>();
        for (FlowNode node : nodes) {
            if (node.getId().equals(stage) || node.getAllEnclosingIds().contains(stage)) {
                ids.add(node.getId());
            }
        }
        return BuildLogs.of(execution.getOwner().getRootDir()).read(ids);
    }

    private static List<Stage> stages(FlowExecution execution, Collection<FlowNode> nodes, Map<String, List<FlowNode>> inside, String owner) {
        List<Stage> stages = new ArrayList<>();
        for (FlowNode node : inside.getOrDefault(owner, List.of())) {
            BlockStartNode begin = (BlockStartNode) node;
            BlockEndNode<?> end = begin.getEndNode();
            long start = TimingAction.getStartTime(begin);
            long stop = end == null ? System.currentTimeMillis() : TimingAction.getStartTime(end);
            boolean branch = node.getAction(ThreadNameAction.class) != null;
            String name = branch ? node.getAction(ThreadNameAction.class).getThreadName() : node.getAction(LabelAction.class).getDisplayName();
            stages.add(new Stage(node.getId(), name, branch, status(execution, begin, end, nodes), start, Math.max(0, stop - start),
                    stages(execution, nodes, inside, node.getId())));
        }
        return stages;
    }

    private static boolean isStage(FlowNode node) {
        return node instanceof StepBegin begin && begin.isBody() && node.getAction(LabelAction.class) != null;
    }

    private static String owner(FlowNode node) {
        return node.getEnclosingBlocks().stream().filter(StageView::isStage).map(FlowNode::getId).findFirst().orElse("");
    }

    private static Status status(FlowExecution execution, BlockStartNode begin, BlockEndNode<?> end, Collection<FlowNode> nodes) {
        String tag = TagsAction.getTagValue(begin, "STAGE_STATUS");
        if (tag != null && tag.startsWith("SKIPPED")) {
            return Status.SKIPPED;
        }
        if (end != null && end.getError() != null) {
            return of(end.getError().getError() instanceof FlowInterruptedException stop ? stop.getResult() : Result.FAILURE);
        }
        if (end == null && !execution.isComplete()) {
            return Status.RUNNING;
        }
        if (end == null) {
            return Status.ABORTED;
        }
        Result worst = Result.SUCCESS;
        for (FlowNode node : nodes) {
            WarningAction warning = node.getAction(WarningAction.class);
            if (warning != null && node.getAllEnclosingIds().contains(begin.getId())) {
                worst = worst.combine(warning.getResult());
            }
        }
        return of(worst);
    }

    private static Status of(Result result) {
        return result.equals(Result.SUCCESS) ? Status.SUCCESS : result.equals(Result.UNSTABLE) ? Status.UNSTABLE
                : result.equals(Result.FAILURE) ? Status.FAILURE : Status.ABORTED;
    }
}
