package io.jenkins.plugins.kubesphere.steps.multi;

import io.jenkins.plugins.kubesphere.fleet.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What the step does for its driver. */
interface FleetHost {
    /** Runs the block. */
    CompletableFuture<BlockAnswer> block(String event, String wave, List<String> clusters);

    /** Everything is over; called once. */
    void ended(Outcome outcome, String stopReason);

    /** The driver itself cannot go on; called once, instead of {@link #ended}. */
    void broken(Throwable failure);
}
