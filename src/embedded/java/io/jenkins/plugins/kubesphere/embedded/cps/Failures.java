package io.jenkins.plugins.kubesphere.embedded.cps;

import groovy.lang.GroovyRuntimeException;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import hudson.AbortException;
import java.io.PrintStream;
import java.util.List;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.jenkinsci.plugins.workflow.steps.MissingContextVariableException;

/** Says what went wrong in a build: one line for mistakes of people, more for mistakes of programs. */
public final class Failures {

    private static final List<String> ENGINE = List.of("com.cloudbees.groovy.", "org.codehaus.groovy.", "groovy.lang.", "java.lang.reflect.",
            "jdk.internal.", "java.util.concurrent.", "___cps", "Unknown", "io.jenkins.plugins.kubesphere.embedded.cps.");

    private Failures() {
    }

    /** What a script sees when a step could not be started. */
    static Throwable readable(Throwable failure, String step) {
        if (failure instanceof IllegalArgumentException || failure instanceof ClassCastException) {
            String text = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            IllegalArgumentException named = new IllegalArgumentException(text.contains("'" + step + "'") ? text : step + ": " + text, failure);
            return named;
        }
        return failure;
    }

    /** Prints why the build failed. */
    public static void print(Throwable failure, PrintStream log) {
        String line = Lines.of(failure);
        if (failure instanceof AbortException || failure instanceof CompileErrors) {
            log.println("ERROR: " + failure.getMessage());
        } else if (isMistakeInScript(failure)) {
            String kind = failure instanceof RejectedAccess || failure instanceof UnknownStep || failure instanceof IllegalArgumentException
                    || failure instanceof MissingContextVariableException ? "" : failure.getClass().getName() + ": ";
            log.println("ERROR: " + kind + failure.getMessage() + line);
        } else {
            printTrace(failure, log, "");
            log.println("ERROR: " + failure + line);
        }
    }

    /** The trace without the frames of the engine and of Groovy, which say nothing about the failure. */
    private static void printTrace(Throwable failure, PrintStream log, String before) {
        log.println(before + failure);
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (ENGINE.stream().noneMatch(frame.getClassName()::startsWith)) {
                log.println("\tat " + frame);
            }
        }
        if (failure.getCause() != null && failure.getCause() != failure) {
            printTrace(failure.getCause(), log, "Caused by: ");
        }
    }

    private static boolean isMistakeInScript(Throwable failure) {
        return failure instanceof RejectedAccess || failure instanceof UnknownStep || failure instanceof MissingPropertyException
                || failure instanceof MissingMethodException || failure instanceof IllegalArgumentException
                || failure instanceof MissingContextVariableException || failure instanceof MultipleCompilationErrorsException
                || failure instanceof GroovyRuntimeException || failure instanceof AssertionError
                || failure.getClass() == Exception.class || failure.getClass() == RuntimeException.class;
    }
}
