package io.jenkins.plugins.kubesphere.embedded.cps;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Continuation;
import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import com.cloudbees.groovy.cps.impl.CpsClosure;
import com.cloudbees.groovy.cps.impl.FunctionCallEnv;
import com.cloudbees.groovy.cps.impl.SourceLocation;
import groovy.lang.Closure;
import java.util.Set;

/** Lets plain Java methods such as {@code sort} call blocks of the script; such a block may compute, but not wait for a step. */
final class JavaSideBlocks {

    private static final Set<String> METHODS = Set.of("sort", "toSorted", "unique", "toUnique", "replaceAll", "replaceFirst", "eachLine",
            "eachMatch", "takeWhile", "dropWhile", "removeIf", "computeIfAbsent", "computeIfPresent", "compute", "merge", "forEach",
            "getOrDefault", "collectReplacements", "splitEachLine", "indexed", "tap", "sum", "minus");

    private JavaSideBlocks() {
    }

    static Object[] wrap(Object receiver, String method, Object[] arguments) {
        if (!METHODS.contains(method) || receiver == null || SafeCalls.isOwn(receiver.getClass())) {
            return arguments;
        }
        if (method.equals("sum") || receiver instanceof groovy.lang.Script) {
            return arguments;
        }
        Object[] wrapped = arguments.clone();
        for (int i = 0; i < wrapped.length; i++) {
            if (wrapped[i] instanceof CpsClosure block) {
                wrapped[i] = new Immediate(block);
            }
        }
        return wrapped;
    }

    /** A block that runs to its end inside one call. */
    private static final class Immediate extends Closure<Object> {
        private static final long serialVersionUID = 1L;
        private final CpsClosure block;

        Immediate(CpsClosure block) {
            super(block.getOwner(), block.getThisObject());
            this.block = block;
            this.maximumNumberOfParameters = block.getMaximumNumberOfParameters();
            this.parameterTypes = block.getParameterTypes();
        }

        public Object doCall(Object... arguments) throws Throwable {
            try {
                return block.call(arguments);
            } catch (CpsCallableInvocation invocation) {
                FunctionCallEnv env = new FunctionCallEnv(null, Continuation.HALT, null, null);
                env.setInvoker(new CheckedInvoker());
                Continuable program = new Continuable(invocation.invoke(env, SourceLocation.UNKNOWN, Continuation.HALT));
                Outcome outcome = program.run0(new Outcome(null, null));
                if (program.isResumable()) {
                    throw new IllegalStateException("a block that is called by Java code, such as that of sort, must not call steps");
                }
                return outcome.replay();
            }
        }
    }
}
