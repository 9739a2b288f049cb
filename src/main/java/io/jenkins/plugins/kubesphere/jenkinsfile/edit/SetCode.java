package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Condition;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Entry;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Opaque;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Step;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import java.util.List;

/** Changes the body of {@code script} or {@code expression}, or the whole of what is only known as code. */
public record SetCode(String path, String code) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        Node node = draft.node(path);
        Names.code(code);
        if (node instanceof Opaque opaque) {
            return whole(draft, opaque.syntax());
        }
        if (node instanceof Entry entry && entry.isOpaque()) {
            return whole(draft, entry.syntax());
        }
        Statement statement = node instanceof Step step ? step.syntax() : node instanceof Condition condition ? condition.syntax() : null;
        if (statement == null) {
            throw new EditException(Messages.no_code(path));
        }
        if (!(statement instanceof CallStatement call)) {
            return whole(draft, statement);
        }
        if (call.closure() == null) {
            throw new EditException(Messages.no_block(call.name()));
        }
        return body(draft, call.closure());
    }

    private List<Splice> whole(Draft draft, Statement statement) throws EditException {
        if (code.isBlank()) {
            throw new EditException(Messages.no_empty_code());
        }
        return List.of(new Splice(statement.range().start(), statement.range().end(),
            Fragment.of(code.strip()).rest(draft.indentation(statement.range().start()), draft.newline())));
    }

    private List<Splice> body(Draft draft, Block block) {
        int open = draft.tokens().end(block.open());
        int close = draft.tokens().start(block.close());
        String old = draft.text().substring(open, close);
        boolean oneLine = old.indexOf('\n') < 0 && old.indexOf('\r') < 0;
        String outer = draft.indentation(block.range().start());
        Fragment fragment = Fragment.of(code.stripTrailing());
        if (code.isBlank()) {
            return List.of(new Splice(open, close, oneLine ? " " : draft.newline() + outer));
        }
        if (oneLine && fragment.fitsInLine()) {
            return List.of(new Splice(open, close, " " + fragment.print("", "") + " "));
        }
        String inner = oneLine ? outer + draft.unit(block) : indentation(draft, block, outer);
        return List.of(new Splice(open, close, head(old) + fragment.print(inner, draft.newline()) + draft.newline() + tail(draft, old, outer)));
    }

    /** What stands behind the brace on its line is kept where it is blank. */
    private String head(String old) {
        int i = 0;
        while (i < old.length() && (old.charAt(i) == ' ' || old.charAt(i) == '\t')) {
            i++;
        }
        if (i < old.length() && old.charAt(i) == '\r') {
            i++;
        }
        return i < old.length() && old.charAt(i) == '\n' ? old.substring(0, i + 1) : "\n";
    }

    private static String tail(Draft draft, String old, String outer) {
        int line = Math.max(old.lastIndexOf('\n'), old.lastIndexOf('\r')) + 1;
        return line > 0 && old.substring(line).isBlank() ? old.substring(line) : outer;
    }

    private static String indentation(Draft draft, Block block, String outer) {
        for (int i = block.open() + 1; i < block.close(); i++) {
            int start = draft.tokens().start(i);
            if (!draft.tokens().kind(i).isTrivia() || draft.tokens().kind(i).isComment()) {
                if (draft.tree().lines().line(start) > draft.tree().lines().line(block.range().start())) {
                    return draft.indentation(start);
                }
            }
        }
        return outer + draft.unit(block);
    }
}
