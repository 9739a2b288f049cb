package io.jenkins.plugins.kubesphere.steps.multi;

import io.jenkins.plugins.kubesphere.cluster.ReleaseHealth;
import io.jenkins.plugins.kubesphere.fleet.Event;
import io.jenkins.plugins.kubesphere.fleet.GateRequest;
import io.jenkins.plugins.kubesphere.fleet.Phase;
import io.jenkins.plugins.kubesphere.fleet.PlannedWave;
import io.jenkins.plugins.kubesphere.fleet.Role;
import io.jenkins.plugins.kubesphere.fleet.RolloutState;
import io.jenkins.plugins.kubesphere.report.fleet.GateRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * What happens between two waves, one after the other: the pause, the watch over health, the question to an address, the step's block, the question to
 * people. Which of them is done is kept, so that a restart goes on with the next.
 */
final class GateKeeper {
    private static final int STEPS = 5;

    private final FleetDriver driver;
    private final FleetRecorder recorder;
    private final String address;
    private final BlockQuestions block;
    private volatile CompletableFuture<String> approval;
    private volatile int waiting = -1;
    private volatile boolean blockRanNoStep;

    /** @param address of the page on which people decide */
    GateKeeper(FleetDriver driver, FleetRecorder recorder, String address, BlockQuestions block) {
        this.driver = driver;
        this.recorder = recorder;
        this.address = address;
        this.block = block;
    }

    /** Goes through the steps after a wave from that one on, and tells the driver what came of it. */
    void open(int wave, int from, long pauseEndsMillis) {
        blockRanNoStep = false;
        pass(wave, from, pauseEndsMillis).thenAccept(reason -> {
            if (driver.isOver()) {
                return;
            }
            String unchecked = blockRanNoStep ? Messages.BlockQuestions_noStep() : "";
            recorder.gate(wave, known -> reason == null ? known.in(GateRecord.PASSED, unchecked) : known.in(GateRecord.FAILED, recorder.masked(reason)));
            if (reason != null) {
                recorder.log().say(Messages.FleetLog_gateFailed(wave + 1, reason));
            }
            driver.tell(reason == null ? new Event.GatePassed(wave) : new Event.GateFailed(wave, reason));
        });
    }

    /** Gives why the gate failed, or null. */
    private CompletableFuture<String> pass(int wave, int from, long pauseEndsMillis) {
        if (from >= STEPS) {
            return CompletableFuture.completedFuture(null);
        }
        return step(wave, from, pauseEndsMillis).thenCompose(reason -> {
            if (reason != null || driver.isOver()) {
                return CompletableFuture.completedFuture(reason);
            }
            driver.gateStep(from + 1);
            return pass(wave, from + 1, pauseEndsMillis);
        });
    }

    private CompletableFuture<String> step(int wave, int number, long pauseEndsMillis) {
        GateRequest gate = driver.plan().waves().get(wave).gate();
        boolean show = driver.order().isOnlyPlan();
        switch (number) {
            case 0:
                return pause(wave, pauseEndsMillis);
            case 1:
                return gate.healthForSeconds() == 0 || show ? passed() : health(wave, Duration.ofSeconds(gate.healthForSeconds()));
            case 2:
                return gate.http() == null || show ? passed() : http(wave, gate.http());
            case 3:
                List<String> released = driver.plan().waves().get(wave).clusters().stream()
                        .filter(cluster -> driver.state().phase(cluster) == Phase.DONE).toList();
                if (!driver.plan().rules().hasBlock() || show || released.isEmpty()) {
                    return passed();
                }
                recorder.gate(wave, known -> known.in(GateRecord.CHECKING, Messages.GateKeeper_block()));
                return block.run("wave", wave, released).thenApply(answer -> {
                    blockRanNoStep = answer.ranNoStep();
                    return answer.failure() == null ? null : Messages.MultiClusterDeploy_checkFailed(wave + 1, answer.failure());
                });
            default:
                return gate.approve() == null || show ? passed() : approve(wave, gate.approve());
        }
    }

    private static CompletableFuture<String> passed() {
        return CompletableFuture.completedFuture(null);
    }

    private static Executor later(long millis) {
        return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<String> pause(int wave, long endsMillis) {
        long pause = endsMillis - System.currentTimeMillis();
        if (pause <= 0) {
            return passed();
        }
        String text = Messages.FleetLog_pause(wave + 1, Spans.format(pause / 1000.0));
        recorder.log().say(text);
        recorder.gate(wave, known -> known.in(GateRecord.CHECKING, text));
        return CompletableFuture.supplyAsync(() -> null, later(pause));
    }

    private CompletableFuture<String> health(int wave, Duration span) {
        String text = Messages.GateKeeper_health(Spans.format(span.toMillis() / 1000.0));
        recorder.log().say(text);
        recorder.gate(wave, known -> known.in(GateRecord.CHECKING, text));
        HealthWatch watch = new HealthWatch(driver.deployed(), span, driver.order().lostAfter(), driver::isOver);
        return watch.start();
    }

    private CompletableFuture<String> http(int wave, String address) {
        recorder.log().say(Messages.GateKeeper_http(address));
        recorder.gate(wave, known -> known.in(GateRecord.CHECKING, Messages.GateKeeper_http(address)));
        return HttpQuestion.ask(address);
    }

    /** Shows what the next wave would change and how the clusters before are, then waits for somebody. */
    private CompletableFuture<String> approve(int wave, String names) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        approval = answer;
        waiting = wave;
        return preview(wave).thenCombine(state(), (previews, states) -> {
            List<String> lines = new ArrayList<>(states);
            lines.addAll(previews);
            lines.forEach(recorder.log()::say);
            return String.join("\n", lines);
        }).thenCompose(seen -> {
            recorder.gate(wave, known -> known.getDecision() != null ? known : known.in(GateRecord.WAITING, recorder.masked(seen)));
            recorder.log().say(names.isEmpty() ? Messages.GateKeeper_waitingForAnybody(wave + 1, address)
                    : Messages.GateKeeper_waiting(wave + 1, names, address));
            driver.stored();
            decided();
            return answer;
        });
    }

    private CompletableFuture<List<String>> preview(int wave) {
        List<PlannedWave> waves = driver.plan().waves();
        List<CompletableFuture<String>> problems = new ArrayList<>();
        List<String> names = wave + 1 < waves.size() ? waves.get(wave + 1).clusters() : List.of();
        RolloutState state = driver.state();
        for (String cluster : names) {
            if (state.phase(cluster) == Phase.PREPARED) {
                Role role = driver.role(cluster);
                problems.add(driver.work(cluster).preview(role).thenApply(problem -> problem.isEmpty() ? ""
                        : Messages.GateKeeper_previewFailed(cluster, problem)));
            }
        }
        return CompletableFuture.allOf(problems.toArray(CompletableFuture[]::new))
                .thenApply(done -> problems.stream().map(CompletableFuture::join).filter(problem -> !problem.isEmpty()).toList());
    }

    private CompletableFuture<List<String>> state() {
        List<CompletableFuture<String>> looks = new ArrayList<>();
        for (ClusterWork work : driver.deployed()) {
            looks.add(work.health().handle((look, failure) -> Messages.GateKeeper_state(work.name(), failure != null ? ClusterFailure.sentence(failure)
                    : look.notReady().isEmpty() ? Messages.GateKeeper_healthy(sum(look)) : String.join("; ", look.notReady()))));
        }
        return CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new))
                .thenApply(done -> looks.stream().map(CompletableFuture::join).toList());
    }

    private static int sum(ReleaseHealth.Look look) {
        return look.restarts().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Somebody may have decided. */
    void decided() {
        CompletableFuture<String> open = approval;
        int wave = waiting;
        GateRecord gate = wave < 0 ? null : recorder.record().getGate(wave + 1);
        if (open == null || gate == null || gate.getDecision() == null || open.isDone()) {
            return;
        }
        boolean approved = gate.getDecision().equals("approved");
        String text = approved ? Messages.GateKeeper_approved(gate.getDecidedBy()) : Messages.GateKeeper_rejected(gate.getDecidedBy());
        recorder.log().say(text);
        open.complete(approved ? null : text);
    }
}
