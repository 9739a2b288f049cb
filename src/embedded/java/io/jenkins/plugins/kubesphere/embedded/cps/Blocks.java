package io.jenkins.plugins.kubesphere.embedded.cps;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Continuation;
import com.cloudbees.groovy.cps.Next;
import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import com.cloudbees.groovy.cps.impl.FunctionCallEnv;
import com.cloudbees.groovy.cps.impl.SourceLocation;
import groovy.lang.Closure;

/** Turns blocks of the script into programs of their own. */
final class Blocks {

    private Blocks() {
    }

    /** The program that calls this block without arguments. */
    static Continuable program(Closure<?> block, FunctionCallEnv env) {
        Outcome value;
        try {
            value = new Outcome(block.call(), null);
        } catch (CpsCallableInvocation invocation) {
            return new Continuable(invocation.invoke(env, SourceLocation.UNKNOWN, Continuation.HALT));
        } catch (Throwable failure) {
            value = new Outcome(null, failure);
        }
        Outcome result = value;
        return new Continuable(result.isFailure() ? new Raise(result.getAbnormal()).next(env) : Next.terminate(result.getNormal()));
    }

    private record Raise(Throwable failure) {
        Next next(FunctionCallEnv env) {
            return env.getExceptionHandler(Throwable.class).receive(failure);
        }
    }
}
