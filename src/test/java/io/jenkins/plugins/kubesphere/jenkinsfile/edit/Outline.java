package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;

/** What a text says, without its layout: the statements with their tokens, and those of their blocks. */
final class Outline {
    final String head;
    /** Null where there is no block. */
    List<Outline> children;

    Outline(String head, List<Outline> children) {
        this.head = head;
        this.children = children;
    }

    static Outline of(SyntaxTree tree) {
        return new Outline("", statements(tree, tree.root()));
    }

    private static List<Outline> statements(SyntaxTree tree, Block block) {
        List<Outline> list = new ArrayList<>();
        for (Statement statement : block.statements()) {
            Block inner = statement instanceof CallStatement call && call.closure() != null && call.closure().parsed() && !call.closure().hasParameters()
                ? call.closure() : null;
            int end = inner == null ? statement.end() : inner.open();
            list.add(new Outline(tokens(tree.tokens(), statement.first(), end), inner == null ? null : statements(tree, inner)));
        }
        return list;
    }

    static String tokens(Tokens tokens, int from, int end) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < end; i++) {
            if (!tokens.kind(i).isTrivia() && !tokens.is(i, TokenKind.SEMICOLON)) {
                text.append(tokens.text(i).replace("\r\n", "\n").replace('\r', '\n')).append('\u0001');
            }
        }
        return text.toString();
    }

    /** Indices of the statement and of those around it, from the outside. */
    static List<Integer> place(SyntaxTree tree, Statement wanted) {
        List<Integer> place = new ArrayList<>();
        Block block = tree.root();
        while (block != null) {
            Block next = null;
            for (int i = 0; i < block.statements().size() && next == null; i++) {
                Statement statement = block.statements().get(i);
                if (statement == wanted) {
                    place.add(i);
                    return place;
                }
                if (statement instanceof CallStatement call && call.closure() != null && call.closure().range().contains(wanted.range())) {
                    place.add(i);
                    next = call.closure();
                }
            }
            block = next;
        }
        return null;
    }

    Outline at(List<Integer> place) {
        Outline at = this;
        for (int index : place) {
            at = at.children.get(index);
        }
        return at;
    }

    Outline copy() {
        if (children == null) {
            return new Outline(head, null);
        }
        List<Outline> copies = new ArrayList<>();
        for (Outline child : children) {
            copies.add(child.copy());
        }
        return new Outline(head, copies);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Outline outline && head.equals(outline.head)
            && (children == null ? outline.children == null : children.equals(outline.children));
    }

    @Override
    public int hashCode() {
        return head.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        print(text, "");
        return text.toString();
    }

    private void print(StringBuilder text, String indentation) {
        text.append(indentation).append(head.replace('\u0001', ' ')).append(children == null ? "" : "{").append('\n');
        if (children != null) {
            children.forEach(child -> child.print(text, indentation + "  "));
        }
    }
}
