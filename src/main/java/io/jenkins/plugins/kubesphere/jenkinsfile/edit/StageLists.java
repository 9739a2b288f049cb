package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Content;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Matrix;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Opaque;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Pipeline;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Stage;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.StringValue;
import java.util.HashSet;
import java.util.Set;

/** Where stages stand and where they may stand. */
final class StageLists {
    private final Draft draft;

    StageLists(Draft draft) {
        this.draft = draft;
    }

    /** The statement of a stage, or of code that stands among stages. */
    Statement statement(String path) throws EditException {
        Node node = draft.node(path);
        if (node instanceof Stage stage) {
            return stage.syntax();
        }
        if (node instanceof Opaque opaque && draft.file().node(owner(path)) != null && isInList(path)) {
            return opaque.syntax();
        }
        throw new EditException(Messages.no_stage(path));
    }

    private static boolean isInList(String path) {
        String list = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        return list.endsWith("/stages") || list.endsWith("/parallel");
    }

    /** The path of the element that has the list which the element of this path is in. */
    static String owner(String path) {
        int index = path.lastIndexOf('/');
        int list = index < 0 ? -1 : path.lastIndexOf('/', index - 1);
        return list < 0 ? "" : path.substring(0, list);
    }

    /** The block that holds the stages of a pipeline, a group or a matrix; null for a pipeline that has none yet. */
    CallStatement list(String parent) throws EditException {
        Node node = draft.node(parent);
        if (node instanceof Pipeline pipeline) {
            return pipeline.stagesBlock();
        }
        if (node instanceof Matrix matrix && matrix.stagesBlock() != null) {
            return matrix.stagesBlock();
        }
        if (node instanceof Stage stage) {
            if (stage.matrix() != null && stage.matrix().stagesBlock() != null) {
                return stage.matrix().stagesBlock();
            }
            if (stage.content() == Content.STAGES || stage.content() == Content.PARALLEL) {
                return stage.contentBlock();
            }
            throw new EditException(Messages.no_group(stage.name()));
        }
        throw new EditException(Messages.no_stages_in(parent));
    }

    boolean isParallel(String parent) {
        return draft.file().node(parent) instanceof Stage stage && stage.content() == Content.PARALLEL;
    }

    /** Whether the stages of that element run in a branch or a cell already, so that none of them may branch again. */
    boolean isInBranch(String parent) {
        for (String at = parent; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            Node node = draft.file().node(at);
            if (node instanceof Matrix || node instanceof Stage stage && (stage.content() == Content.PARALLEL || stage.content() == Content.MATRIX)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the statement branches somewhere. */
    boolean branches(Statement statement) {
        for (Node node : draft.file().nodes().values()) {
            if (node instanceof Stage stage && (stage.content() == Content.PARALLEL || stage.content() == Content.MATRIX)
                    && statement.range().contains(stage.range())) {
                return true;
            }
        }
        return false;
    }

    /** @throws EditException when Jenkins would refuse a stage that branches there */
    void checkBranching(String parent, Statement moved) throws EditException {
        if (isInBranch(parent) && branches(moved)) {
            throw new EditException(Messages.parallel_in_parallel());
        }
    }

    /** @throws EditException when a branch of that name stands beside it already */
    void checkBranchName(String parent, String name, Statement except) throws EditException {
        if (isParallel(parent) && draft.file().node(parent) instanceof Stage group) {
            for (Stage branch : group.stages()) {
                if (branch.name().equals(name) && branch.syntax() != except) {
                    throw new EditException(Messages.branch_name_taken(name));
                }
            }
        }
    }

    /** The name, or the name with a number that no stage has. */
    String free(String name) {
        Set<String> names = new HashSet<>();
        for (Node node : draft.file().nodes().values()) {
            if (node instanceof Stage stage) {
                names.add(stage.name());
            }
        }
        String free = name;
        for (int number = 2; names.contains(free); number++) {
            free = name + " " + number;
        }
        return free;
    }

    /** The literal of a stage's name, in the quotes that the old one has. */
    static String nameLiteral(Stage stage, String name) throws EditException {
        if (name == null || name.isBlank()) {
            throw new EditException(Messages.no_stage_name());
        }
        return stage.syntax().arguments().named(null) == null ? ElementText.text(name)
            : ValueText.replacing(new NewValue.Text(name), stage.syntax().arguments().named(null).value());
    }

    static boolean isConstant(Stage stage) {
        return stage.syntax().arguments().named(null) != null && stage.syntax().arguments().named(null).value() instanceof StringValue;
    }
}
