package io.jenkins.plugins.kubesphere.embedded.declarative;

import java.util.Set;

/** Which options change the pipeline or its job; all others are steps around it. */
public final class OptionNames {

    private static final Set<String> SETTINGS = Set.of("skipDefaultCheckout", "skipStagesAfterUnstable", "parallelsAlwaysFailFast",
            "disableConcurrentBuilds", "buildDiscarder", "quietPeriod", "preserveStashes", "newContainerPerStage", "checkoutToSubdirectory",
            "disableRestartFromStage", "overrideIndexTriggers", "durabilityHint", "disableResume", "rateLimitBuilds", "timestamps");

    private OptionNames() {
    }

    /** Whether the option is a step that surrounds the stages. */
    public static boolean isWrapper(String name) {
        return !SETTINGS.contains(name);
    }
}
