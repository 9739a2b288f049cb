package io.jenkins.plugins.kubesphere.jenkinsfile.syntax;

import java.util.List;

/** One statement of a block. Its tokens run from {@code first} to {@code end}, which is exclusive; comments around it are not among them. */
public sealed interface Statement {

    Range range();

    /** Index of its first token. */
    int first();

    /** Index behind its last token. */
    int end();

    /**
     * A call of a plain name: {@code sh 'x'}, {@code stage('x') { }}, {@code agent any}.
     *
     * @param closure the block behind the arguments, or null
     */
    record CallStatement(Range range, int first, int end, String name, Range nameRange, Arguments arguments, Block closure) implements Statement {
    }

    /** {@code NAME = value}. */
    record AssignmentStatement(Range range, int first, int end, String name, Range nameRange, Value value) implements Statement {
    }

    /**
     * Any other statement.
     *
     * @param blocks the braces in it, outermost ones
     */
    record OtherStatement(Range range, int first, int end, List<Block> blocks) implements Statement {
    }
}
