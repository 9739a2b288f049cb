package io.jenkins.plugins.kubesphere.steps;

/**
 * Lets one step be called with a block and without. Jenkins itself has only steps that must have a block and steps that must not: its engine asks
 * {@code takesImplicitBlockArgument} once while it reads the arguments, where "no" would refuse a block, and once more when it has found none, where "yes"
 * would refuse the call ("step must be called with a body").
 */
final class OptionalBlock {

    /** The method of the engine that asks the second question. */
    private static final String AFTER_THE_ARGUMENTS = "invokeStep";
    /** This method and the descriptor's own. */
    private static final int FRAMES_BETWEEN = 2;

    private OptionalBlock() {
    }

    /**
     * The answer for {@code takesImplicitBlockArgument}, to be returned by it at once: true for everybody who reads or describes a call, false for the engine
     * when it insists on a block that is not there.
     */
    static boolean mayFollow() {
        return StackWalker.getInstance().walk(frames -> frames.skip(FRAMES_BETWEEN).findFirst())
                .map(asking -> !asking.getMethodName().equals(AFTER_THE_ARGUMENTS)).orElse(true);
    }
}
