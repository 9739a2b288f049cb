package io.jenkins.plugins.kubesphere.embedded.cluster;

/** Says what happens to a container of an image: the simulated cluster pulls and runs nothing itself. */
@FunctionalInterface
public interface ImageLookup {
    /** What becomes of a container. */
    enum Outcome {
        /** It starts and stays ready; in a Job it completes. */
        RUNS,
        /** The registry does not have it. */
        MISSING,
        /** It starts and exits with status 1, again and again. */
        CRASHES
    }

    /** May look elsewhere, but must answer within a second; called again at each attempt to start. */
    Outcome look(String image);

    /** By name alone: {@code …does-not-exist…} is missing, {@code …crash…} crashes, everything else runs. */
    static ImageLookup byName() {
        return image -> {
            if (image.contains("does-not-exist")) {
                return Outcome.MISSING;
            }
            return image.contains("crash") ? Outcome.CRASHES : Outcome.RUNS;
        };
    }
}
