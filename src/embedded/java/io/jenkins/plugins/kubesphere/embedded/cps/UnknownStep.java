package io.jenkins.plugins.kubesphere.embedded.cps;

import io.jenkins.plugins.kubesphere.embedded.text.NearName;

/** A script called something that is neither its own method, nor a step, nor a symbol. */
final class UnknownStep extends NoSuchMethodError {

    private static final long serialVersionUID = 1L;

    UnknownStep(String name) {
        super("No such DSL method '" + name + "' found: no step and no symbol has that name"
                + NearName.of(name, Symbols.names()).map(near -> ". Did you mean '" + near + "'?").orElse(""));
    }
}
