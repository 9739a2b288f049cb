package io.jenkins.plugins.kubesphere.steps.multi;

import io.jenkins.plugins.kubesphere.fleet.Event;
import io.jenkins.plugins.kubesphere.fleet.Phase;
import io.jenkins.plugins.kubesphere.fleet.RolloutState;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** As long as a release goes on, primaries that were replaced are asked now and then whether they are back. */
final class ReturnWatch {
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final FleetDriver driver;
    private final Collection<ClusterWork> works;
    private final long pauseMillis;

    ReturnWatch(FleetDriver driver, Collection<ClusterWork> works) {
        this.driver = driver;
        this.works = works;
        this.pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, driver.order().lostAfter().toMillis());
    }

    void start() {
        CompletableFuture.delayedExecutor(pauseMillis, TimeUnit.MILLISECONDS).execute(() -> {
            if (!driver.isOver()) {
                works.stream().filter(work -> isTakenOver(driver.state(), work)).forEach(this::ask);
                start();
            }
        });
    }

    /** Asks those at once that were taken over between two states. */
    void moved(RolloutState before, RolloutState now) {
        works.stream().filter(work -> isTakenOver(now, work) && !isTakenOver(before, work)).forEach(this::ask);
    }

    private static boolean isTakenOver(RolloutState state, ClusterWork work) {
        return state.phase(work.name()) == Phase.TAKEN_OVER;
    }

    private void ask(ClusterWork work) {
        work.answers().thenAccept(answers -> {
            if (answers) {
                driver.tell(new Event.Returned(work.name()));
            }
        });
    }
}
