package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import java.util.ArrayList;
import java.util.List;

/** Makes the statements of a block what somebody wants them to be, and leaves those alone that are so already. */
final class Reconciling {
    private final Draft draft;
    private final BlockLayout layout;

    Reconciling(Draft draft, BlockLayout layout) {
        this.draft = draft;
        this.layout = layout;
    }

    /**
     * @param old those statements of the block that are meant, in order
     * @param wanted code for each that shall stand there
     */
    List<Splice> to(List<? extends Statement> old, List<String> wanted) {
        int first = 0;
        while (first < old.size() && first < wanted.size() && same(old.get(first), wanted.get(first))) {
            first++;
        }
        int last = 0;
        while (last < old.size() - first && last < wanted.size() - first
                && same(old.get(old.size() - 1 - last), wanted.get(wanted.size() - 1 - last))) {
            last++;
        }
        List<Splice> splices = new ArrayList<>();
        int pairs = Math.min(old.size(), wanted.size()) - first - last;
        for (int i = first; i < first + pairs; i++) {
            splices.add(Directive.replace(draft, old.get(i), wanted.get(i)));
        }
        int at = first + pairs;
        if (at < old.size() - last) {
            remove(splices, old.subList(at, old.size() - last));
        } else if (at < wanted.size() - last) {
            String code = String.join("\n", wanted.subList(at, wanted.size() - last));
            int index = at > 0 ? layout.indexOf(old.get(at - 1)) + 1 : at < old.size() ? layout.indexOf(old.get(at)) : layout.size();
            splices.add(layout.insert(index, Fragment.of(code)));
        }
        return splices;
    }

    private void remove(List<Splice> splices, List<? extends Statement> gone) {
        int i = 0;
        while (i < gone.size()) {
            int from = layout.indexOf(gone.get(i));
            int run = 1;
            while (i + run < gone.size() && layout.indexOf(gone.get(i + run)) == from + run) {
                run++;
            }
            splices.add(layout.remove(from, from + run));
            i += run;
        }
    }

    private boolean same(Statement statement, String code) {
        return SameCode.is(draft.tree(), statement.range(), code);
    }
}
