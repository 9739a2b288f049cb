package io.jenkins.plugins.kubesphere.steps.multi;

import io.jenkins.plugins.kubesphere.fleet.Check;
import io.jenkins.plugins.kubesphere.fleet.Event;
import io.jenkins.plugins.kubesphere.fleet.Phase;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Runs the step's block about what has happened, and tells the driver what it said. */
final class BlockQuestions {
    private final FleetDriver driver;
    private final FleetHost host;
    private final FleetRecorder recorder;

    BlockQuestions(FleetDriver driver, FleetHost host, FleetRecorder recorder) {
        this.driver = driver;
        this.host = host;
        this.recorder = recorder;
    }

    void ask(Check check) {
        List<String> clusters = switch (check.kind()) {
            case TAKEOVER -> List.of(driver.plan().rules().standbys().of(check.cluster()));
            case FAILBACK -> List.of(check.cluster());
            case ROLLBACK -> driver.plan().clusters().stream().filter(this::hasGoneBack).toList();
        };
        int wave = check.cluster().isEmpty() ? -1 : driver.plan().waveOf(check.cluster());
        run(check.kind().word(), wave, clusters).thenAccept(answer -> {
            String problem = answer.failure() == null ? null : Messages.FleetDriver_checkFailed(check.kind().word(), answer.failure());
            if (problem != null) {
                recorder.log().say(problem);
            }
            driver.tell(problem == null ? new Event.CheckPassed(check) : new Event.CheckFailed(check, problem));
        });
    }

    private boolean hasGoneBack(String cluster) {
        Phase phase = driver.state().phase(cluster);
        return phase == Phase.ROLLED_BACK || phase == Phase.ROLLBACK_FAILED;
    }

    /** Runs the block; {@code wave} is counted from 0, -1 for none. A block that runs no step is told of: nobody should take it for a check. */
    CompletableFuture<BlockAnswer> run(String event, int wave, List<String> clusters) {
        return host.block(event, wave < 0 ? "" : Integer.toString(wave + 1), clusters).thenApply(answer -> {
            if (answer.ranNoStep()) {
                recorder.log().say(Messages.BlockQuestions_noStep());
            }
            return answer;
        });
    }
}
