package io.jenkins.plugins.kubesphere.embedded.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Action;
import hudson.model.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.FlowStartNode;

/** The graph of one build, in memory and as an append-only file of JSON lines. Safe for use by several threads. */
public final class Graph {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FlowExecution execution;
    private final Path file;
    private final Map<String, FlowNode> nodes = new LinkedHashMap<>();
    private final Map<String, NodeRecord> records = new LinkedHashMap<>();
    private int last;
    /** The whole lines of a file whose last line is torn; written back before the first new line. */
    private byte[] torn;

    /** Reads what is there; a torn last line, left by a kill or being written right now, is not read. */
    public Graph(FlowExecution execution, Path file) throws IOException {
        this.execution = execution;
        this.file = file;
        if (Files.exists(file)) {
            read();
        }
    }

    private void read() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        Map<String, NodeRecord> latest = new LinkedHashMap<>();
        for (String line : new String(bytes, 0, end, StandardCharsets.UTF_8).split("\n")) {
            if (!line.isEmpty()) {
                NodeRecord record = JSON.readValue(line, NodeRecord.class);
                latest.put(record.id, record);
            }
        }
        torn = end < bytes.length ? java.util.Arrays.copyOf(bytes, end) : null;
        for (NodeRecord record : latest.values()) {
            build(record, NodeNotes.of(record));
            last = Math.max(last, Integer.parseInt(record.id));
        }
    }

    /** The node, or null. */
    public synchronized FlowNode get(String id) {
        return nodes.get(id);
    }

    /** All nodes, oldest first. */
    public synchronized Collection<FlowNode> all() {
        return new ArrayList<>(nodes.values());
    }

    /** Forgets nodes that were drawn after the program's state was written: the program will draw them again. */
    public synchronized void truncateAfter(int id) throws IOException {
        if (id >= last) {
            return;
        }
        nodes.keySet().removeIf(node -> Integer.parseInt(node) > id);
        records.keySet().removeIf(node -> Integer.parseInt(node) > id);
        last = id;
        List<NodeRecord> kept = new ArrayList<>(records.values());
        Map<String, List<Action>> notes = new LinkedHashMap<>();
        nodes.forEach((key, node) -> notes.put(key, node.getActions()));
        nodes.clear();
        records.clear();
        StringBuilder lines = new StringBuilder();
        for (NodeRecord record : kept) {
            build(record, notes.get(record.id));
            lines.append(JSON.writeValueAsString(record)).append('\n');
        }
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(temporary, lines);
        Files.move(temporary, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /** The number of the newest node. */
    public synchronized int last() {
        return last;
    }

    /** Draws the first node. */
    public FlowNode start() throws IOException {
        return add(NodeRecord.Kind.START, List.of(), null, null, null, null, List.of());
    }

    /** Draws a step without a block. */
    public FlowNode step(String parent, String enclosing, String function, List<? extends Action> notes) throws IOException {
        return add(NodeRecord.Kind.STEP, List.of(parent), enclosing, function, null, null, notes);
    }

    /** Draws the beginning of a step with a block. */
    public FlowNode block(String parent, String enclosing, String function, List<? extends Action> notes) throws IOException {
        return add(NodeRecord.Kind.BLOCK, List.of(parent), enclosing, function, null, null, notes);
    }

    /** Draws the beginning of a run of a step's block. */
    public FlowNode body(String parent, String step, String function, List<? extends Action> notes) throws IOException {
        return add(NodeRecord.Kind.BODY, List.of(parent), step, function, null, null, notes);
    }

    /** Draws the end of what began at that node. */
    public FlowNode finish(List<String> parents, String begin, List<? extends Action> notes) throws IOException {
        NodeRecord started = record(begin);
        return add(NodeRecord.Kind.FINISH, parents, started.enclosing, started.function, begin, null, notes);
    }

    /** Draws the last node. */
    public FlowNode end(String parent, Result result, List<? extends Action> notes) throws IOException {
        FlowNode start = all().iterator().next();
        return add(NodeRecord.Kind.END, List.of(parent), null, null, start.getId(), result.toString(), notes);
    }

    private synchronized NodeRecord record(String id) {
        return records.get(id);
    }

    private synchronized FlowNode add(NodeRecord.Kind kind, List<String> parents, String enclosing, String function, String begin,
            String result, List<? extends Action> notes) throws IOException {
        NodeRecord record = new NodeRecord();
        record.id = Integer.toString(++last);
        record.kind = kind;
        record.parents = List.copyOf(parents);
        record.enclosing = enclosing;
        record.function = function;
        record.begin = begin;
        record.result = result;
        record.time = System.currentTimeMillis();
        FlowNode node = build(record, NodeNotes.initial(record.time, notes));
        write(record);
        return node;
    }

    private FlowNode build(NodeRecord record, List<? extends Action> notes) {
        List<FlowNode> parents = record.parents.stream().map(nodes::get).toList();
        FlowNode node = switch (record.kind) {
            case START -> new PipelineBegin(execution, record.id);
            case STEP -> new StepAtom(execution, record, parents);
            case BLOCK, BODY -> new StepBegin(execution, record, parents);
            case FINISH -> new StepFinish(execution, record, (StepBegin) nodes.get(record.begin), parents);
            case END -> new PipelineEnd(execution, record.id, (FlowStartNode) nodes.get(record.begin),
                    Result.fromString(record.result), parents);
        };
        ((Recorded) node).init(new ArrayList<>(notes));
        NodeNotes.copyInto(record, notes);
        nodes.put(record.id, node);
        records.put(record.id, record);
        return node;
    }

    /** Writes the notes of a node. */
    public synchronized void save(FlowNode node, List<? extends Action> notes) throws IOException {
        NodeRecord record = records.get(node.getId());
        if (record != null) {
            NodeNotes.copyInto(record, notes);
            write(record);
        }
    }

    private void write(NodeRecord record) throws IOException {
        if (torn != null) {
            Files.write(file, torn);
            torn = null;
        }
        try {
            Files.writeString(file, JSON.writeValueAsString(record) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (JsonProcessingException e) {
            throw new IOException("cannot write node " + record.id + " to " + file, e);
        }
    }
}
