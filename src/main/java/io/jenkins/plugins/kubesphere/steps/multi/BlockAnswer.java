package io.jenkins.plugins.kubesphere.steps.multi;

/**
 * What came of one run of the step's block.
 *
 * @param failure why it failed, or null
 * @param ranNoStep whether it ended well without any step: then it has looked at nothing outside of the pipeline's own program
 */
record BlockAnswer(String failure, boolean ranNoStep) {

    static BlockAnswer failed(String why) {
        return new BlockAnswer(why, false);
    }
}
