package io.jenkins.plugins.kubesphere.steps;

import java.util.Set;

/**
 * Lets one step be called with a block and without. Jenkins itself has only steps that must have a block and steps that must not: its engine asks
 * {@code takesImplicitBlockArgument} once while it reads the arguments, where "no" would refuse a block, and once more when it has found none, where "yes"
 * would refuse the call ("step must be called with a body"). The Snippet Generator asks as well, and writes an empty block for "yes", which is one that
 * the form did not say.
 */
final class OptionalBlock {

    /** The method of the engine that asks the second question, and that of the Snippet Generator. */
    private static final Set<String> WITHOUT_BLOCK = Set.of("invokeStep", "object2Groovy");
    /** This method and the descriptor's own. */
    private static final int FRAMES_BETWEEN = 2;

    private OptionalBlock() {
    }

    /**
     * The answer for {@code takesImplicitBlockArgument}, to be returned by it at once: true for everybody who reads or describes a call, false for the engine
     * when it insists on a block that is not there, and for who writes a call from a form.
     */
    static boolean mayFollow() {
        return StackWalker.getInstance().walk(frames -> frames.skip(FRAMES_BETWEEN).findFirst())
                .map(asking -> !WITHOUT_BLOCK.contains(asking.getMethodName())).orElse(true);
    }
}
