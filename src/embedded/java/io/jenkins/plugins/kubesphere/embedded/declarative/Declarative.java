package io.jenkins.plugins.kubesphere.embedded.declarative;

import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** The declarative language as far as the compiler is concerned. */
public final class Declarative {

    /** The class that gives the sections their meaning, in the resource of the same name. */
    static final String INTERPRETER = "io.jenkins.plugins.kubesphere.embedded.declarative.DeclarativeInterpreter";

    private Declarative() {
    }

    /** Turns a {@code pipeline} block at the top level of a script into a call of the interpreter. */
    public static CompilationCustomizer transformation() {
        return new DeclarativeTransformation();
    }
}
