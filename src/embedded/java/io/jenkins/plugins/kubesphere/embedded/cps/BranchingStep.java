package io.jenkins.plugins.kubesphere.embedded.cps;

import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.Step;

/** A step whose named arguments are blocks. */
interface BranchingStep {

    /** Makes the step from its arguments as the script wrote them. */
    Step bind(Map<String, Object> arguments);
}
