package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Splice;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Comments that begin with a hash sign, as in shells and YAML. Groovy takes the sign for nothing at all and refuses the file. */
final class HashComments {

    private final SyntaxTree tree;
    private final List<Range> comments = new ArrayList<>();

    HashComments(SyntaxTree tree) {
        this.tree = tree;
        Tokens tokens = tree.tokens();
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.is(token, TokenKind.HASH_COMMENT)) {
                comments.add(tokens.range(token));
            }
        }
    }

    boolean isEmpty() {
        return comments.isEmpty();
    }

    /** The same text with blanks in place of the comments: all places stay, and the rest can be checked. */
    String blanked() {
        StringBuilder text = new StringBuilder(tree.text());
        for (Range comment : comments) {
            for (int i = comment.start(); i < comment.end(); i++) {
                text.setCharAt(i, ' ');
            }
        }
        return text.toString();
    }

    void report(Findings findings) {
        for (Range comment : comments) {
            Fix fix = new Fix(Messages.fix_replace("//"), List.of(new Splice(comment.start(), comment.start() + 1, "//")));
            findings.add(Rule.HASH_COMMENT, comment, Messages.hash_comment(), fix);
        }
    }
}
