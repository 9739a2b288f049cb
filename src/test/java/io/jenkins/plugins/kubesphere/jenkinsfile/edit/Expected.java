package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Agent;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Condition;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Entry;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Opaque;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Pipeline;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Post;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Section;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Stage;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Step;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.When;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Argument;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.AssignmentStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.StringValue;
import java.util.ArrayList;
import java.util.List;

/** What a text has to say after an edit, worked out on its outline and not on its characters. */
final class Expected {
    private final Jenkinsfile before;
    private final Jenkinsfile after;
    private final Outline outline;
    private final Outline result;

    Expected(Jenkinsfile before, Jenkinsfile after) {
        this.before = before;
        this.after = after;
        this.outline = Outline.of(before.tree());
        this.result = Outline.of(after.tree());
    }

    /** Fails where the result says anything else than it should. */
    void check(Edit edit) throws EditException {
        if (edit instanceof DeleteStep it) {
            list(it.path()).remove(index(it.path()));
            same();
        } else if (edit instanceof DuplicateStep it) {
            list(it.path()).add(index(it.path()) + 1, item(it.path()));
            same();
        } else if (edit instanceof MoveStep it) {
            move(it.path(), children(it.parent(), "steps"), it.index(), false);
        } else if (edit instanceof MoveEntry it) {
            move(it.path(), list(it.path()), it.index(), false);
        } else if (edit instanceof MoveStage it) {
            move(it.path(), children(it.parent(), "stages"), it.index(), true);
        } else if (edit instanceof DeleteStage it) {
            removal(it.path()).run();
            same();
        } else if (edit instanceof DeleteEntry it) {
            deleteEntry(it.path());
        } else if (edit instanceof WrapSteps it) {
            wrap(it.paths(), 1);
        } else if (edit instanceof GroupStages it) {
            wrap(it.paths(), 2);
        } else if (edit instanceof MakeParallel it && it.with() == null) {
            wrap(List.of(it.path()), 2);
        } else if (edit instanceof UnwrapStep it) {
            replace(it.path(), item(it.path()).children);
        } else if (edit instanceof AddBlock it) {
            block(it.path(), List.of());
        } else if (edit instanceof RemoveBlock it) {
            block(it.path(), null);
        } else if (edit instanceof UngroupStage it) {
            replace(it.path(), item(it.path()).children.get(0).children);
        } else {
            added(edit);
        }
    }

    private void added(Edit edit) throws EditException {
        if (edit instanceof AddStep it) {
            oneMore(it.parent(), "steps", it.index());
        } else if (edit instanceof AddStage it) {
            oneMore(it.parent(), "stages", it.index());
        } else if (edit instanceof DuplicateStage it) {
            oneMore(StageLists.owner(it.path()), "stages", index(it.path()) + 1);
        } else if (edit instanceof RenameStage it) {
            assertEquals(it.name(), ((Stage) after.node(it.path())).name());
            elsewhere(it.path());
        } else if (edit instanceof SetArgument it) {
            argument(it);
            elsewhere(it.path());
        } else if (edit instanceof SetCode it) {
            elsewhere(it.path());
        } else if (edit instanceof SetEntry it) {
            Section section = (Section) after.node(it.path() + "/" + it.section());
            Entry entry = section.entries().get(it.index() == null || it.index() >= section.entries().size() ? section.entries().size() - 1 : it.index());
            assertEquals(it.entry().name(), entry.name());
            if (it.entry().value() instanceof NewValue.Text text) {
                constant(text, entry.value() == null ? entry.arguments().get(0).value() : entry.value());
            }
            elsewhere(it.path());
        } else if (edit instanceof SetAgent it) {
            Agent agent = (Agent) after.node(it.path() + "/agent");
            if (it.agent() != null || !twice("agent")) {
                assertEquals(it.agent() == null ? null : it.agent().type(), agent == null ? null : agent.type());
            }
            elsewhere(it.path());
        } else if (edit instanceof SetWhen it) {
            When when = (When) after.node(it.path() + "/when");
            if (it.when() == null) {
                assertTrue(when == null || twice("when"));
            } else {
                assertEquals(it.when().conditions().stream().map(NewCondition::name).toList(), when.conditions().stream().map(Condition::name).toList());
                assertEquals(it.when().flags().get("beforeAgent"), when.beforeAgent());
            }
            elsewhere(it.path());
        } else if (edit instanceof SetPost it) {
            Post post = (Post) after.node(it.path() + "/post/" + it.condition());
            if (it.steps() != null || !twice(it.condition())) {
                assertEquals(it.steps() == null ? null : it.steps().size(), post == null ? null : (Integer) post.steps().size());
            }
            elsewhere(it.path());
        }
    }

    /** Whether the text gives that directive a second time, which shows when the first is gone. */
    private boolean twice(String directive) {
        return before.nodes().values().stream().anyMatch(node -> node instanceof Opaque && node.range().of(before.text()).startsWith(directive));
    }

    private void same() {
        assertEquals(outline.toString(), result.toString());
        assertEquals(outline, result);
    }

    private static Statement syntax(Node node) {
        if (node instanceof Stage stage) {
            return stage.syntax();
        } else if (node instanceof Step step) {
            return step.syntax();
        } else if (node instanceof Opaque opaque) {
            return opaque.syntax();
        } else if (node instanceof Entry entry) {
            return entry.syntax();
        } else if (node instanceof Section section) {
            return section.syntax();
        } else if (node instanceof Agent agent) {
            return agent.syntax();
        } else if (node instanceof Condition condition) {
            return condition.syntax();
        } else if (node instanceof Post post) {
            return post.syntax();
        } else if (node instanceof Pipeline pipeline) {
            return pipeline.syntax();
        }
        return ((io.jenkins.plugins.kubesphere.jenkinsfile.model.Matrix) node).syntax();
    }

    private List<Integer> place(String path) {
        List<Integer> place = Outline.place(before.tree(), syntax(before.node(path)));
        assertNotNull(path, place);
        return place;
    }

    private int index(String path) {
        List<Integer> place = place(path);
        return place.get(place.size() - 1);
    }

    private Outline item(String path) {
        return outline.at(place(path));
    }

    private List<Outline> list(String path) {
        List<Integer> place = place(path);
        return outline.at(place.subList(0, place.size() - 1)).children;
    }

    private List<Outline> children(String parent, String kind) throws EditException {
        return children(before, outline, parent, kind);
    }

    private static List<Outline> children(Jenkinsfile file, Outline outline, String parent, String kind) throws EditException {
        Draft draft = new Draft(file, null, null);
        Statement statement;
        if (kind.equals("stages")) {
            statement = new StageLists(draft).list(parent);
        } else {
            Node node = file.node(parent);
            statement = node instanceof Stage stage ? stage.contentBlock() : syntax(node);
        }
        return statement == null ? List.of() : outline.at(Outline.place(file.tree(), statement)).children;
    }

    private void move(String path, List<Outline> target, int index, boolean groups) {
        List<Outline> source = list(path);
        Outline moved = item(path);
        if (groups && source.size() == 1 && source == target) {
            same();
            return;
        }
        Outline marker = new Outline("marker", null);
        Runnable removal = groups ? removal(path) : () -> removeThis(source, moved);
        target.add(index, marker);
        removal.run();
        target.set(indexOfThis(target, marker), moved);
        same();
    }

    /** Takes a stage out, with the groups that it leaves empty. */
    private Runnable removal(String path) {
        List<Integer> place = place(path);
        Outline gone = item(path);
        while (true) {
            List<Outline> list = outline.at(place.subList(0, place.size() - 1)).children;
            int depth = place.size() - 2;
            boolean matrix = depth > 0 && outline.at(place.subList(0, depth)).head.startsWith("matrix\u0001");
            depth = matrix ? depth - 1 : depth;
            if (list.size() > 1 || depth <= 1) {
                Outline last = gone;
                return () -> removeThis(list, last);
            }
            gone = outline.at(place.subList(0, depth));
            place = place.subList(0, depth);
        }
    }

    private static void removeThis(List<Outline> list, Outline item) {
        list.remove(indexOfThis(list, item));
    }

    private static int indexOfThis(List<Outline> list, Outline item) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) == item) {
                return i;
            }
        }
        throw new AssertionError("not in its list: " + item);
    }

    private void deleteEntry(String path) {
        List<Integer> place = place(path);
        List<Outline> list = list(path);
        if (list.size() == 1) {
            list = outline.at(place.subList(0, place.size() - 2)).children;
            list.remove((int) place.get(place.size() - 2));
        } else {
            list.remove(index(path));
        }
        same();
    }

    private void wrap(List<String> paths, int levels) {
        List<Outline> list = list(paths.get(0));
        int first = index(paths.get(0));
        List<Outline> inner = new ArrayList<>(list.subList(first, first + paths.size()));
        List<Integer> place = place(paths.get(0));
        Outline wrapper = result.at(place);
        for (int i = 0; i < levels; i++) {
            wrapper.children.size();
            wrapper = i + 1 < levels ? wrapper.children.get(0) : wrapper;
        }
        assertEquals(inner.toString(), wrapper.children.toString());
        assertEquals(inner, wrapper.children);
        list.subList(first, first + paths.size()).clear();
        List<Outline> now = result.at(place.subList(0, place.size() - 1)).children;
        now.remove(first);
        same();
    }

    private void replace(String path, List<Outline> by) {
        List<Outline> list = list(path);
        int index = index(path);
        list.remove(index);
        list.addAll(index, by);
        same();
    }

    /** The call is the same but for its block and the parentheses around its arguments. */
    private void block(String path, List<Outline> content) {
        List<Integer> place = place(path);
        Outline was = outline.at(place);
        Outline is = result.at(place);
        assertEquals(content, is.children);
        assertEquals(call(was.head), call(is.head));
        elsewhere(path);
    }

    private static String call(String head) {
        return head.replaceAll("\\{.*", "").replaceAll("[(),\u0001]", "");
    }

    /** Without the new one everything is as before. */
    private void oneMore(String parent, String kind, int index) throws EditException {
        List<Outline> was = children(parent, kind);
        List<Outline> is = children(after, result, parent, kind);
        if (was.equals(List.of()) && outline.equals(result)) {
            throw new AssertionError("nothing was added");
        }
        Node owner = before.node(parent);
        boolean list = owner instanceof Stage stage && stage.contentBlock() != null || owner instanceof Pipeline pipeline && pipeline.stagesBlock() != null
            || !(owner instanceof Stage) && !(owner instanceof Pipeline);
        if (!list) {
            assertEquals(1, is.size());
            elsewhere(parent);
            return;
        }
        assertTrue("more than before", is.size() > was.size());
        int more = is.size() - was.size();
        for (int i = 0; i < more; i++) {
            is.remove(index);
        }
        same();
    }

    /** Nothing but this element has changed. */
    private void elsewhere(String path) {
        List<Integer> place = place(path);
        Outline was = outline.at(place.subList(0, place.size() - 1));
        Outline is = result.at(place.subList(0, place.size() - 1));
        int last = place.get(place.size() - 1);
        int more = is.children.size() - was.children.size();
        was.children.remove(last);
        for (int i = 0; i <= more; i++) {
            is.children.remove(last);
        }
        same();
    }

    private void argument(SetArgument edit) {
        Node node = after.node(edit.path());
        if (!(edit.value() instanceof NewValue.Text text)) {
            return;
        }
        List<Argument> arguments = node instanceof Step step ? step.arguments() : node instanceof Condition condition ? condition.arguments()
            : node instanceof Agent agent ? agent.arguments() : node instanceof Entry entry ? entry.arguments() : null;
        if (node instanceof Entry entry && entry.syntax() instanceof AssignmentStatement) {
            constant(text, entry.value());
        } else if (arguments != null && arguments.size() > 0) {
            List<String> found = new ArrayList<>();
            collect(arguments, after.tree(), found);
            assertTrue("'" + text.value() + "' in " + found, found.contains(text.value()));
        }
    }

    private static void collect(List<Argument> arguments, SyntaxTree tree, List<String> found) {
        for (Argument argument : arguments) {
            if (argument.value() instanceof StringValue string) {
                found.add(string.value());
            } else if (argument.value() instanceof Value.MapValue map) {
                collect(map.entries(), tree, found);
            }
        }
    }

    private static void constant(NewValue.Text text, Value value) {
        assertTrue(String.valueOf(value), value instanceof StringValue);
        assertEquals(text.value(), ((StringValue) value).value());
    }
}
