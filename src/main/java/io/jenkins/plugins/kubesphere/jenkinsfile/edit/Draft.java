package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Checker;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;
import java.util.List;
import java.util.Locale;

/** A Jenkinsfile that is about to be edited: finds elements by path, and how the file is laid out. */
final class Draft {
    private static final String USUAL_UNIT = "    ";

    private final Jenkinsfile file;
    private final Catalogue catalogue;
    private final Checker checker;
    private String unit;

    Draft(Jenkinsfile file, Catalogue catalogue, Checker checker) {
        this.file = file;
        this.catalogue = catalogue;
        this.checker = checker;
    }

    Jenkinsfile file() {
        return file;
    }

    String text() {
        return file.text();
    }

    SyntaxTree tree() {
        return file.tree();
    }

    Tokens tokens() {
        return file.tree().tokens();
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Checker checker() {
        return checker;
    }

    /** The element at the path. @throws EditException when there is none, or one of another kind */
    <T extends Node> T node(String path, Class<T> kind) throws EditException {
        Node found = node(path);
        if (!kind.isInstance(found)) {
            throw new EditException(Messages.not_of_kind(path, kind.getSimpleName().toLowerCase(Locale.ROOT)));
        }
        return kind.cast(found);
    }

    Node node(String path) throws EditException {
        Node found = path == null ? null : file.node(path);
        if (found == null) {
            throw new EditException(Messages.no_such_element(path));
        }
        return found;
    }

    /** @throws EditException when something in this part is left open or is no Groovy at all, so that nobody knows what belongs to it */
    void checkSound(Range range) throws EditException {
        Tokens tokens = tokens();
        for (int i = tokens.at(range.start()); i < tokens.size() && tokens.start(i) < range.end(); i++) {
            boolean bracket = tokens.is(i, TokenKind.OPEN) || tokens.is(i, TokenKind.CLOSE);
            if (tokens.isUnterminated(i) || tokens.is(i, TokenKind.UNKNOWN) || tokens.is(i, TokenKind.HASH_COMMENT) || bracket && tokens.partner(i) < 0) {
                throw new EditException(Messages.broken_here(Names.shortened(range.of(text()))));
            }
        }
    }

    /** What separates lines here: as in the first line. */
    String newline() {
        String text = text();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                return "\n";
            }
            if (text.charAt(i) == '\r') {
                return text.startsWith("\r\n", i) ? "\r\n" : "\r";
            }
        }
        return "\n";
    }

    /** The blanks at the beginning of the line of this place. */
    String indentation(int offset) {
        int start = tree().lines().start(tree().lines().line(offset));
        if (start == 0 && text().startsWith("\uFEFF")) {
            start = 1;
        }
        int end = start;
        while (end < offset && (text().charAt(end) == ' ' || text().charAt(end) == '\t')) {
            end++;
        }
        return text().substring(start, end);
    }

    /** One level of indentation, as most of the file has it. */
    String unit() {
        if (unit == null) {
            unit = unit(tree().root(), 0);
        }
        return unit == null ? USUAL_UNIT : unit;
    }

    /** How far the content of that block is indented against the line that opens it. */
    String unit(Block block) {
        String local = local(block);
        return local == null ? unit() : local;
    }

    private String local(Block block) {
        if (block.open() < 0) {
            return "";
        }
        String outer = indentation(block.range().start());
        for (Statement statement : block.statements()) {
            String inner = indentation(statement.range().start());
            if (inner.length() > outer.length() && inner.startsWith(outer)
                    && tree().lines().line(statement.range().start()) != tree().lines().line(block.range().start())) {
                return inner.substring(outer.length());
            }
        }
        return null;
    }

    private String unit(Block block, int depth) {
        if (depth > 0) {
            String here = local(block);
            if (here != null) {
                return here;
            }
        }
        for (Statement statement : block.statements()) {
            if (statement instanceof CallStatement call && call.closure() != null && depth < 5) {
                String inner = unit(call.closure(), depth + 1);
                if (inner != null) {
                    return inner;
                }
            }
        }
        return null;
    }

    /** The block that the statement stands in. */
    Block blockOf(Statement statement) {
        Block block = tree().root();
        while (!block.statements().contains(statement)) {
            block = around(block, statement);
        }
        return block;
    }

    private static Block around(Block block, Statement wanted) {
        for (Statement statement : block.statements()) {
            if (statement.first() <= wanted.first() && wanted.end() <= statement.end()) {
                List<Block> inner = statement instanceof CallStatement call && call.closure() != null ? List.of(call.closure())
                    : statement instanceof Statement.OtherStatement other ? other.blocks() : List.of();
                for (Block one : inner) {
                    if (one.range().contains(wanted.range())) {
                        return one;
                    }
                }
            }
        }
        throw new IllegalArgumentException("not of this text: " + wanted);
    }

    /** The layout of the block that the statement stands in. */
    BlockLayout around(Statement statement) {
        return new BlockLayout(this, blockOf(statement));
    }

    BlockLayout layout(CallStatement owner) {
        return new BlockLayout(this, owner.closure());
    }
}
