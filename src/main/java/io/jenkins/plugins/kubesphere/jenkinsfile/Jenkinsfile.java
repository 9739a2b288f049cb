package io.jenkins.plugins.kubesphere.jenkinsfile;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Model;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.ModelReader;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Nodes;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import java.util.Map;

/** One version of a Jenkinsfile: its text, what it is made of, and the pipeline in it. Immutable; computed once. */
public final class Jenkinsfile {
    private final SyntaxTree tree;
    private final Model model;
    private volatile Map<String, Node> nodes;

    private Jenkinsfile(SyntaxTree tree) {
        this.tree = tree;
        this.model = ModelReader.read(tree);
    }

    /** Reads any text: declarative, scripted, or broken. Never fails. */
    public static Jenkinsfile parse(String text) {
        return new Jenkinsfile(SyntaxTree.of(text));
    }

    public String text() {
        return tree.text();
    }

    public SyntaxTree tree() {
        return tree;
    }

    public Model model() {
        return model;
    }

    /** The element at the path, or null where there is none. */
    public Node node(String path) {
        return nodes().get(path);
    }

    /** All elements by path, parents before children. */
    public Map<String, Node> nodes() {
        if (nodes == null) {
            nodes = Nodes.of(model);
        }
        return nodes;
    }
}
