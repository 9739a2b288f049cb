package io.jenkins.plugins.kubesphere.jenkinsfile.outline;

import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Agent;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Condition;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Matrix;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Opaque;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Post;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Section;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Stage;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Step;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.When;
import java.util.Map;
import java.util.TreeMap;

/** What the page draws of a pipeline, by path: what an outline must not change. */
final class Drawing {
    private Drawing() {
    }

    static Map<String, String> of(Jenkinsfile file, Catalogue catalogue) {
        Map<String, String> drawing = new TreeMap<>();
        for (Map.Entry<String, Node> element : file.nodes().entrySet()) {
            String drawn = drawn(element.getKey(), element.getValue(), catalogue);
            if (drawn != null && !isBelowUnknown(file, element.getKey(), catalogue)) {
                drawing.put(element.getKey(), drawn);
            }
        }
        return drawing;
    }

    private static String drawn(String path, Node node, Catalogue catalogue) {
        if (node instanceof Stage stage) {
            return "stage " + (stage.nameIsExpression() ? Outline.HIDDEN : stage.name()) + " of " + stage.content();
        } else if (node instanceof Matrix matrix) {
            return "matrix of " + matrix.axes().size();
        } else if (node instanceof Post) {
            return "post";
        } else if (node instanceof Agent agent) {
            boolean plain = agent.type().equals("any") || agent.type().equals("none");
            return "agent " + (plain || catalogue.find(Catalogue.Section.AGENTS, agent.type()) != null ? agent.type() : "");
        } else if (node instanceof When) {
            return "when";
        } else if (node instanceof Condition condition) {
            return "condition " + (catalogue.find(Catalogue.Section.CONDITIONS, condition.name()) == null ? "" : condition.name());
        } else if (node instanceof Section && path.endsWith("/input")) {
            return "input";
        } else if (node instanceof Step step) {
            return isUnknown(step, catalogue) ? "code" : "step " + step.name() + (step.block() ? " with block" : "") + (step.code() == null ? "" : " of code");
        } else if (node instanceof Opaque && path.matches(".*/(stages|parallel)/\\d+")) {
            return "code";
        }
        return null;
    }

    private static boolean isUnknown(Node node, Catalogue catalogue) {
        return node instanceof Step step && (step.isOpaque() || catalogue.find(Catalogue.Section.STEPS, step.name()) == null)
            || node instanceof Condition condition && catalogue.find(Catalogue.Section.CONDITIONS, condition.name()) == null;
    }

    private static boolean isBelowUnknown(Jenkinsfile file, String path, Catalogue catalogue) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (isUnknown(file.node(path.substring(0, slash)), catalogue)) {
                return true;
            }
        }
        return false;
    }
}
