package io.jenkins.plugins.kubesphere.jenkinsfile.validity;

import groovyjarjarantlr.collections.AST;

/** A row of nodes that grows at its end. */
final class Siblings {
    private AST first;
    private AST last;

    void add(AST node) {
        if (first == null) {
            first = node;
        } else {
            last.setNextSibling(node);
        }
        last = node;
    }

    AST first() {
        return first;
    }

    /** Puts the nodes into the other, in order. */
    static <N extends AST> N into(N parent, AST... children) {
        Siblings row = new Siblings();
        for (AST child : children) {
            if (child != null) {
                row.add(child);
            }
        }
        parent.setFirstChild(row.first());
        return parent;
    }
}
