package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import java.util.List;

/** Checks the numbers that an edit brings along. */
final class Indices {
    private Indices() {
    }

    /** @throws EditException when nothing can be put at that place of the block */
    static void check(int index, Block block) throws EditException {
        if (index < 0 || index > block.statements().size()) {
            throw new EditException(Messages.no_index(index, block.statements().size()));
        }
    }

    /** The first index of statements that stand one after the other. @throws EditException when they do not */
    static int first(BlockLayout layout, List<Statement> row) throws EditException {
        int first = row.isEmpty() ? -1 : layout.indexOf(row.get(0));
        for (int i = 0; i < row.size(); i++) {
            if (first < 0 || layout.indexOf(row.get(i)) != first + i) {
                throw new EditException(Messages.not_in_a_row());
            }
        }
        if (first < 0) {
            throw new EditException(Messages.nothing_named());
        }
        return first;
    }
}
