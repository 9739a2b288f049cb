package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/** Reads the model of a text from its syntax tree. */
public final class ModelReader {
    private ModelReader() {
    }

    /** The model; of a broken text what of it could be understood. */
    public static Model read(SyntaxTree tree) {
        CallStatement pipeline = null;
        List<Opaque> outside = new ArrayList<>();
        for (Statement statement : tree.root().statements()) {
            if (pipeline == null && isPipeline(statement)) {
                pipeline = (CallStatement) statement;
            } else {
                outside.add(new Opaque("outside/" + outside.size(), statement.range(), statement));
            }
        }
        Kind kind = tree.tokens().isBroken() ? Kind.BROKEN : pipeline == null ? Kind.SCRIPTED : Kind.DECLARATIVE;
        return new Model(kind, pipeline == null ? null : new StageReader(tree).pipeline(pipeline), List.copyOf(outside));
    }

    private static boolean isPipeline(Statement statement) {
        return statement instanceof CallStatement call && call.name().equals("pipeline") && call.closure() != null
            && call.arguments().list().isEmpty();
    }
}
