package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import java.util.List;

/** Moves statements between blocks. */
final class Moving {
    private Moving() {
    }

    /**
     * @param gone what has to be taken out: the statement, or what would be empty without it
     * @param index in the target, counted before anything is taken out
     */
    static List<Splice> move(Draft draft, Statement statement, Statement gone, BlockLayout target, int index) throws EditException {
        Indices.check(index, target.block());
        BlockLayout source = draft.around(statement);
        BlockLayout left = draft.around(gone);
        int from = source.indexOf(statement);
        int out = left.indexOf(gone);
        boolean stays = target.block().range().equals(left.block().range()) && (index == out || index == out + 1);
        boolean alone = gone != statement && target.block().range().equals(source.block().range());
        if (stays && gone == statement || alone) {
            return List.of();
        }
        Fragment moved = source.cut(from, from + 1);
        if (stays) {
            Extent extent = left.extent(out);
            return List.of(new Splice(extent.start(), extent.endsLine() ? extent.end() : extent.codeEnd(),
                moved.rest(draft.indentation(extent.start()), draft.newline())));
        }
        return List.of(left.remove(out, out + 1), target.insert(index, moved));
    }
}
