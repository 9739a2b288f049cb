package io.jenkins.plugins.kubesphere.steps.multi;

import io.jenkins.plugins.kubesphere.fleet.RolloutState;
import io.jenkins.plugins.kubesphere.report.fleet.FleetAction;
import io.jenkins.plugins.kubesphere.report.fleet.FleetRecord;
import java.io.IOException;
import java.time.Duration;

/** How far a release and its open gate are, in memory and, each time it is stored, in the journal and on the page: a restart goes on from there. */
final class ProgressKeeper {
    private final FleetJournal journal;
    private final FleetAction page;
    private final FleetRecord record;
    private volatile RolloutState state;
    private volatile long pauseEndsMillis;
    private volatile int gateStep;
    private boolean left;

    ProgressKeeper(RolloutState begin, FleetJournal journal, FleetAction page, FleetRecord record) {
        this.state = begin;
        this.journal = journal;
        this.page = page;
        this.record = record;
    }

    RolloutState state() {
        return state;
    }

    void is(RolloutState next) {
        state = next;
    }

    /** When the pause after the present wave is over. */
    long pauseEndsMillis() {
        return pauseEndsMillis;
    }

    /** How many steps of the open gate are done. */
    int gateStep() {
        return gateStep;
    }

    /** A gate opens, which begins with a pause. */
    void gateOpens(Duration pause) {
        gateStep = 0;
        pauseEndsMillis = System.currentTimeMillis() + pause.toMillis();
    }

    void gateStep(int done) {
        gateStep = done;
    }

    /** Goes on from what was stored before a restart. */
    void takeUp(FleetJournal.Progress progress) {
        state = progress.state();
        pauseEndsMillis = progress.pauseEndsMillis();
        gateStep = progress.gateStep();
    }

    synchronized void store() throws IOException {
        if (!left) {
            journal.store(new FleetJournal.Progress(state, pauseEndsMillis, gateStep));
            page.store(record);
        }
    }

    /** From now on somebody else writes there. */
    synchronized void leave() {
        left = true;
    }
}
