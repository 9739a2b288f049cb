package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists the elements of a model. */
public final class Nodes {
    private final Map<String, Node> found = new LinkedHashMap<>();

    private Nodes() {
    }

    /** All elements by path, parents before their children. */
    public static Map<String, Node> of(Model model) {
        Nodes nodes = new Nodes();
        if (model.pipeline() != null) {
            nodes.add(model.pipeline());
        }
        nodes.addAll(model.outside());
        return Collections.unmodifiableMap(nodes.found);
    }

    private void addAll(List<? extends Node> nodes) {
        nodes.forEach(this::add);
    }

    private void add(Node node) {
        if (node == null) {
            return;
        }
        found.putIfAbsent(node.path(), node);
        if (node instanceof Pipeline pipeline) {
            add(pipeline.agent());
            sections(pipeline.environment(), pipeline.parameters(), pipeline.options(), pipeline.triggers(), pipeline.tools(), pipeline.libraries());
            addAll(pipeline.stages());
            addAll(pipeline.post());
            addAll(pipeline.opaque());
        } else if (node instanceof Stage stage) {
            add(stage.agent());
            sections(stage.environment(), stage.options(), stage.tools(), stage.input());
            add(stage.when());
            addAll(stage.steps());
            addAll(stage.stages());
            add(stage.matrix());
            addAll(stage.post());
            addAll(stage.opaque());
        } else if (node instanceof Matrix matrix) {
            addAll(matrix.axes());
            addAll(matrix.excludes());
            add(matrix.agent());
            sections(matrix.environment(), matrix.options(), matrix.tools(), matrix.input());
            add(matrix.when());
            addAll(matrix.stages());
            addAll(matrix.post());
            addAll(matrix.opaque());
        } else {
            inner(node);
        }
    }

    private void inner(Node node) {
        if (node instanceof Step step) {
            addAll(step.steps());
        } else if (node instanceof Post post) {
            addAll(post.steps());
        } else if (node instanceof Section section) {
            addAll(section.entries());
        } else if (node instanceof Entry entry && entry.entries() != null) {
            addAll(entry.entries());
        } else if (node instanceof When when) {
            addAll(when.conditions());
        } else if (node instanceof Condition condition) {
            addAll(condition.conditions());
        }
    }

    private void sections(Section... sections) {
        for (Section section : sections) {
            add(section);
        }
    }
}
