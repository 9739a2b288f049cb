package io.jenkins.plugins.kubesphere.editor;

import hudson.model.Result;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

/** The stages of a build as its flow graph tells them, in the order in which they began. */
final class StageStates {
    private static final String STATUS_TAG = "STAGE_STATUS";
    private static final String SYNTHETIC_TAG = "SYNTHETIC_STAGE";
    private static final Comparator<String> BY_AGE = Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final FlowExecution execution;
    private final Map<String, FlowNode> nodes = new TreeMap<>(BY_AGE);
    private final Map<String, BlockEndNode<?>> ends = new HashMap<>();
    private final Map<String, Result> warnings = new HashMap<>();
    private final Collection<String> waiting;

    /** @param waiting ids of the nodes that wait for a person, with all blocks around them */
    StageStates(FlowExecution execution, Collection<String> waiting) {
        this.execution = execution;
        this.waiting = waiting;
        Deque<FlowNode> open = new ArrayDeque<>(execution.getCurrentHeads());
        while (!open.isEmpty()) {
            FlowNode node = open.pop();
            if (nodes.put(node.getId(), node) == null) {
                node.getParents().forEach(open::push);
            }
        }
        for (FlowNode node : nodes.values()) {
            if (node instanceof BlockEndNode<?> end) {
                ends.put(end.getStartNode().getId(), end);
            }
            WarningAction warning = node.getAction(WarningAction.class);
            if (warning != null) {
                node.getAllEnclosingIds().forEach(id -> warnings.merge(id, warning.getResult(), (one, other) -> one.combine(other)));
            }
        }
    }

    private static boolean isStage(FlowNode node) {
        return node instanceof BlockStartNode && node.getAction(LabelAction.class) != null && node.getAction(ThreadNameAction.class) == null;
    }

    /** @param build its number */
    List<Map<String, Object>> describe(int build) {
        List<Map<String, Object>> stages = new ArrayList<>();
        for (FlowNode node : nodes.values()) {
            if (isStage(node)) {
                BlockEndNode<?> end = ends.get(node.getId());
                long start = TimingAction.getStartTime(node);
                long until = end == null ? System.currentTimeMillis() : TimingAction.getStartTime(end);
                Map<String, Object> stage = new LinkedHashMap<>();
                stage.put("name", node.getDisplayName());
                stage.put("path", names(node));
                stage.put("node", node.getId());
                stage.put("state", state(node, end));
                stage.put("started", start);
                stage.put("milliseconds", Math.max(0, until - start));
                stage.put("log", "log?build=" + build + "&node=" + node.getId());
                stage.put("synthetic", TagsAction.getTagValue(node, SYNTHETIC_TAG) != null);
                stages.add(stage);
            }
        }
        return stages;
    }

    /** The names of the stages around a stage and its own, outermost first. */
    private List<String> names(FlowNode stage) {
        List<String> names = new ArrayList<>(List.of(stage.getDisplayName()));
        for (BlockStartNode block : stage.getEnclosingBlocks()) {
            if (isStage(block)) {
                names.add(block.getDisplayName());
            }
        }
        Collections.reverse(names);
        return names;
    }

    private String state(FlowNode start, BlockEndNode<?> end) {
        String tag = TagsAction.getTagValue(start, STATUS_TAG);
        if (tag != null && tag.startsWith("SKIPPED")) {
            return "skipped";
        }
        if (end == null) {
            return execution.isComplete() ? "aborted" : waiting.contains(start.getId()) ? "paused" : "running";
        }
        Result result = warnings.getOrDefault(start.getId(), Result.SUCCESS);
        if (end.getError() != null) {
            result = result.combine(end.getError().getError() instanceof FlowInterruptedException interrupted ? interrupted.getResult() : Result.FAILURE);
        } else if (tag != null && tag.startsWith("FAILED")) {
            result = Result.FAILURE;
        }
        return result.equals(Result.NOT_BUILT) ? "notBuilt" : result.toString().toLowerCase(Locale.ROOT);
    }

    /** The nodes inside of a stage in the order of their age, itself among them; none when the build has no such node. */
    List<FlowNode> inside(String stage) {
        return nodes.values().stream()
                .filter(node -> node.getId().equals(stage) || node.getAllEnclosingIds().contains(stage)).toList();
    }
}
