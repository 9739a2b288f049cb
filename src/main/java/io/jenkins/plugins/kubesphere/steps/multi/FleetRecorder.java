package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.model.Run;
import io.jenkins.plugins.kubesphere.cluster.ReleaseResult;
import io.jenkins.plugins.kubesphere.cluster.Resource;
import io.jenkins.plugins.kubesphere.fleet.Outcome;
import io.jenkins.plugins.kubesphere.fleet.Phase;
import io.jenkins.plugins.kubesphere.fleet.RolloutState;
import io.jenkins.plugins.kubesphere.fleet.Standbys;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocument;
import io.jenkins.plugins.kubesphere.report.DeployedObject;
import io.jenkins.plugins.kubesphere.report.fleet.ClusterRecord;
import io.jenkins.plugins.kubesphere.report.fleet.FleetListener;
import io.jenkins.plugins.kubesphere.report.fleet.FleetRecord;
import io.jenkins.plugins.kubesphere.report.fleet.FleetSentence;
import io.jenkins.plugins.kubesphere.report.fleet.GateRecord;
import io.jenkins.plugins.kubesphere.steps.apply.SecretMask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells people what happens: in the log, in the record that pages show, and to listeners. Secrets of the environment are masked in the record. */
final class FleetRecorder {
    private static final Logger LOGGER = Logger.getLogger(FleetRecorder.class.getName());

    private final Run<?, ?> run;
    private final FleetOrder order;
    private final FleetRecord record;
    private final FleetLog log;
    private final SecretMask mask;

    FleetRecorder(Run<?, ?> run, FleetOrder order, FleetRecord record, FleetLog log, SecretMask mask) {
        this.run = run;
        this.order = order;
        this.record = record;
        this.log = log;
        this.mask = mask;
    }

    FleetRecord record() {
        return record;
    }

    FleetLog log() {
        return log;
    }

    String masked(String line) {
        return mask.apply(line);
    }

    /** An object as it is recorded. */
    DeployedObject deployed(Resource resource, String word) {
        return new DeployedObject(resource.kind(), resource.namespace(), masked(resource.name()), word);
    }

    /** At most so many lines, the last ones, masked. */
    List<String> bounded(List<String> lines, int most) {
        return lines.subList(Math.max(0, lines.size() - most), lines.size()).stream().map(this::masked).toList();
    }

    /** Notes what has changed between two states. */
    void transition(RolloutState before, RolloutState after) {
        for (String cluster : order.plan().clusters()) {
            Phase phase = after.phase(cluster);
            String reason = masked(after.reason(cluster));
            ClusterRecord old = record.getCluster(cluster);
            boolean moved = before.phase(cluster) != phase;
            boolean serves = serves(after, cluster);
            if (!moved && old.getReason().equals(reason) && old.isServing() == serves) {
                continue;
            }
            ClusterRecord now = record.update(cluster, known -> changed(known, phase, reason, serves, moved));
            if (moved) {
                if (phase == Phase.ROLLED_BACK) {
                    goneBack(cluster);
                }
                say(cluster, phase, reason, now);
                FleetListener.tell(listener -> listener.onTransition(run, record, old, now));
            }
        }
    }

    private ClusterRecord changed(ClusterRecord known, Phase phase, String reason, boolean serves, boolean moved) {
        long now = System.currentTimeMillis();
        ClusterRecord next = known.withReason(reason).serving(serves);
        if (!moved) {
            return next;
        }
        boolean works = phase == Phase.DEPLOYING || phase == Phase.TAKING_OVER;
        long started = works && known.getStartedMillis() == 0 ? now : known.getStartedMillis();
        return next.in(word(phase), phase == Phase.FAILED || phase == Phase.LOST ? reason : "", now)
                .withTimes(started, phase.isBusy() || started == 0 ? known.getEndedMillis() : now);
    }

    private void say(String cluster, Phase phase, String reason, ClusterRecord now) {
        switch (phase) {
            case PENDING, PREPARING, PREPARED -> { }
            case TAKING_OVER, STANDING_DOWN -> { } // Whoever starts it says for whom.
            case LOST, FAILED, ROLLBACK_FAILED, TAKEN_OVER -> log.say(cluster, word(phase) + (reason.isEmpty() ? "" : ": " + reason));
            case DONE -> log.say(cluster, word(phase) + (now.getSeconds() < 0 ? "" : " (" + Spans.format(now.getSeconds()) + ")"));
            default -> log.say(cluster, word(phase));
        }
    }

    /** Whether a cluster, as far as is known, runs the application for its users. */
    private boolean serves(RolloutState state, String cluster) {
        Standbys standbys = order.plan().rules().standbys();
        Phase phase = state.phase(cluster);
        if (standbys.isStandby(cluster)) {
            return state.servingStandbys().contains(cluster) && phase != Phase.TAKING_OVER;
        }
        boolean answers = phase != Phase.LOST && phase != Phase.TAKEN_OVER && phase != Phase.PENDING && phase != Phase.PREPARING;
        boolean known = phase == Phase.DONE || standbys.of(cluster) != null && phase != Phase.FAILED && phase != Phase.ROLLBACK_FAILED;
        return answers && known && !state.isReplaced(cluster);
    }

    String word(Phase phase) {
        return switch (phase) {
            case PENDING -> "pending";
            case PREPARING -> "preparing";
            case PREPARED -> "prepared";
            case LOST -> "unreachable";
            case DEPLOYING -> order.isOnlyPlan() ? "asking" : "deploying";
            case TAKING_OVER -> "taking over";
            case STANDING_DOWN -> "standing down";
            case DONE -> order.isOnlyPlan() ? "shown" : "ready";
            case FAILED -> "failed";
            case TAKEN_OVER -> "taken over";
            case ROLLING_BACK -> "rolling back";
            case ROLLED_BACK -> "rolled back";
            case ROLLBACK_FAILED -> "rollback failed";
        };
    }

    /** The release is over: what never began and what was cut off gets its last word, then the table and the sentence follow. */
    void close(RolloutState state, Outcome outcome, Runnable stored) {
        lastWords(state);
        log.table(record.getClusters());
        String how = outcome.name().toLowerCase(Locale.ROOT);
        long now = System.currentTimeMillis();
        String sentence = FleetSentence.atEnd(record, how, now);
        record.end(how, sentence, now);
        log.say(sentence);
        stored.run();
        FleetListener.tell(listener -> listener.onFinished(run, record));
        if (!order.isOnlyPlan()) {
            FleetReport.add(run, record);
        }
    }

    private void lastWords(RolloutState state) {
        for (String cluster : order.plan().clusters()) {
            Phase phase = state.phase(cluster);
            boolean untouched = phase == Phase.PENDING || phase == Phase.PREPARED || phase == Phase.PREPARING;
            if (untouched || phase.isBusy()) {
                ClusterRecord old = record.getCluster(cluster);
                ClusterRecord now = record.update(cluster, known -> known.in(untouched ? "skipped" : "interrupted", "", System.currentTimeMillis()));
                FleetListener.tell(listener -> listener.onTransition(run, record, old, now));
            }
        }
    }

    void result(String cluster, ReleaseResult result) {
        record.update(cluster, known -> known.withSeconds(result.seconds()).withDetail("").withObjects(together(known.getObjects(), result)));
    }

    /** What was noted before a restart may be lost; what a release knows of its own objects is not. */
    private List<DeployedObject> together(List<DeployedObject> noted, ReleaseResult result) {
        List<DeployedObject> all = new ArrayList<>();
        result.objects().forEach(object -> all.add(deployed(object.resource(), object.change().word())));
        for (DeployedObject other : noted) {
            if (all.stream().noneMatch(other::isSameObject)) {
                all.add(other);
            }
        }
        return all;
    }

    void drift(String cluster, List<String> lines) {
        List<String> masked = lines.stream().map(this::masked).toList();
        record.update(cluster, known -> known.withDrift(masked));
        masked.forEach(line -> log.say(cluster, line));
    }

    /** An object was changed. */
    void object(ClusterRecord cluster, DeployedObject object) {
        FleetListener.tell(listener -> listener.onObject(run, record, cluster, object));
    }

    /** The gate after a wave, counted from 0, has changed. */
    void gate(int wave, UnaryOperator<GateRecord> change) {
        GateRecord gate = record.updateGate(wave + 1, change);
        if (gate != null) {
            FleetListener.tell(listener -> listener.onGate(run, record, wave + 1, gate));
        }
    }

    /** What the job deployed is gone again: the next run must not call that drift. */
    private void goneBack(String cluster) {
        try {
            LastDeployed.goneBack(run.getParent(), order.application(), cluster, order.id());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "what was deployed to " + cluster + " before cannot be remembered", e);
        }
    }

    /** Keeps what the job deployed, to tell the next run what has drifted. */
    void remember(String cluster, String namespace, List<ManifestDocument> documents) {
        try {
            LastDeployed.store(run.getParent(), order.application(), cluster, order.id(), BuildAddress.of(run), namespace, documents);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "what was deployed to " + cluster + " cannot be remembered", e);
        }
    }
}
