package io.jenkins.plugins.kubesphere.embedded.declarative;

import org.codehaus.groovy.ast.ASTNode;

/** A declarative pipeline says something that has no meaning. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ASTNode place;

    Refusal(ASTNode place, String message) {
        super(message, null, false, false);
        this.place = place;
    }

    ASTNode place() {
        return place;
    }
}
