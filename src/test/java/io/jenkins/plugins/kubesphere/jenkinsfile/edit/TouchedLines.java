package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Lines;
import java.util.ArrayList;
import java.util.List;

/** Checks that an edit touches the lines of what it names, and those between that and its neighbours, but no others. */
final class TouchedLines {
    private final Jenkinsfile before;
    private final Lines lines;

    TouchedLines(Jenkinsfile before) {
        this.before = before;
        this.lines = before.tree().lines();
    }

    void check(Edit edit, List<Splice> splices) {
        List<int[]> allowed = new ArrayList<>();
        for (String path : named(edit)) {
            Node node = before.node(path);
            if (node != null) {
                allowed.add(widened(node));
            }
        }
        int moved = 0;
        for (Splice splice : splices) {
            int first = lines.line(splice.start() - moved);
            int last = lines.line(splice.end() - moved);
            assertTrue("lines " + first + " to " + last + " were touched", allowed.stream().anyMatch(area -> area[0] <= first && last <= area[1]));
            moved += splice.text().length() - (splice.end() - splice.start());
        }
    }

    private static List<String> named(Edit edit) {
        if (edit instanceof MoveStage it) {
            return List.of(group(it.path()), it.parent());
        } else if (edit instanceof MoveStep it) {
            return List.of(it.path(), it.parent());
        } else if (edit instanceof MoveEntry it) {
            return List.of(it.path().substring(0, it.path().lastIndexOf('/')));
        } else if (edit instanceof DeleteEntry it) {
            return List.of(it.path(), it.path().substring(0, it.path().lastIndexOf('/')));
        } else if (edit instanceof DeleteStage it) {
            return List.of(it.path(), group(it.path()));
        } else if (edit instanceof WrapSteps it) {
            return List.of(it.paths().get(0), it.paths().get(it.paths().size() - 1), StageLists.owner(it.paths().get(0)));
        } else if (edit instanceof GroupStages it) {
            return List.of(it.paths().get(0), it.paths().get(it.paths().size() - 1), StageLists.owner(it.paths().get(0)));
        }
        String text = edit.toString();
        String path = text.replaceFirst(".*?(?:path|parent)=([^,\\]]*)[,\\]](?s:.*)", "$1");
        return List.of(path);
    }

    /** The outermost stage around it: with its last stage a group goes. */
    private static String group(String path) {
        return path.replaceFirst("^(pipeline/stages/\\d+)/.*", "$1");
    }

    private int[] widened(Node node) {
        int first = lines.line(node.range().start());
        int last = lines.line(node.range().end());
        while (first > 1 && isBetween(first - 1)) {
            first--;
        }
        while (last < lines.count() && isBetween(last + 1)) {
            last++;
        }
        return new int[] {Math.max(1, first - 1), Math.min(lines.count(), last + 1)};
    }

    /** Whether the line holds no code. */
    private boolean isBetween(int line) {
        int start = lines.start(line);
        int end = line < lines.count() ? lines.start(line + 1) : before.text().length();
        int token = before.tree().tokens().at(start);
        while (token < before.tree().tokens().size() && before.tree().tokens().start(token) < end) {
            if (!before.tree().tokens().kind(token).isTrivia()) {
                return false;
            }
            token++;
        }
        return true;
    }
}
