package io.jenkins.plugins.kubesphere.steps.multi;

import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.Former;
import io.jenkins.plugins.kubesphere.cluster.PlannedChange;
import io.jenkins.plugins.kubesphere.cluster.ReleaseListener;
import io.jenkins.plugins.kubesphere.cluster.Resource;
import io.jenkins.plugins.kubesphere.report.DeployedObject;
import io.jenkins.plugins.kubesphere.report.fleet.ClusterRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Notes what the release of one cluster does: first what has to be known to go back, in the journal, then what people see, in the record. */
final class ClusterNews implements ReleaseListener {
    private static final int MOST_LINES = 400;
    private static final String LOG_LINE = "  | ";

    private final String cluster;
    private final FleetJournal journal;
    private final FleetRecorder recorder;
    private final Duration timeout;
    private final boolean onlyPlan;
    private final boolean counts;
    private int expected;

    /** Of a release, or ({@code onlyPlan}) of what it would do. */
    ClusterNews(String cluster, FleetJournal journal, FleetRecorder recorder, Duration timeout, boolean onlyPlan) {
        this(cluster, journal, recorder, timeout, onlyPlan, onlyPlan);
    }

    private ClusterNews(String cluster, FleetJournal journal, FleetRecorder recorder, Duration timeout, boolean onlyPlan, boolean counts) {
        this.cluster = cluster;
        this.journal = journal;
        this.recorder = recorder;
        this.timeout = timeout;
        this.onlyPlan = onlyPlan;
        this.counts = counts;
    }

    /** Of a look ahead: it shows the differences, and counts nothing as done. */
    static ClusterNews preview(String cluster, FleetJournal journal, FleetRecorder recorder, Duration timeout) {
        return new ClusterNews(cluster, journal, recorder, timeout, true, false);
    }

    @Override
    public void planned(List<PlannedChange> changes) {
        expected = changes.size();
        if (!onlyPlan) {
            keep(() -> journal.of(cluster).progress().keepFormer(changes));
        }
        List<String> lines = new ArrayList<>();
        List<DeployedObject> objects = new ArrayList<>();
        for (PlannedChange change : changes) {
            objects.add(recorder.deployed(change.resource(), change.change().word()));
            if (!change.diff().isEmpty()) {
                lines.add(change.resource().label());
                lines.addAll(change.diff());
            }
        }
        record(known -> known.withDiff(recorder.bounded(lines, MOST_LINES)).withObjects(counts ? objects : known.getObjects()));
        if (onlyPlan) {
            recorder.log().say(cluster, changes.stream().allMatch(change -> change.change() == AppliedObject.Change.UNCHANGED)
                    ? Messages.FleetLog_nothingToChange() : Messages.FleetLog_wouldChange());
            lines.forEach(line -> recorder.log().say(cluster, "  " + line));
        }
    }

    @Override
    public void applied(AppliedObject object) {
        if (object.change() != AppliedObject.Change.PRUNED) {
            expected--;
        }
        keep(() -> {
            journal.of(cluster).progress().remember(object);
            if (expected == 0) {
                journal.of(cluster).progress().completed(timeout.toMillis());
            }
        });
        DeployedObject written = recorder.deployed(object.resource(), object.change().word());
        ClusterRecord now = record(known -> known.withObjects(with(known.getObjects(), written)));
        if (object.change() != AppliedObject.Change.UNCHANGED) {
            recorder.object(now, written);
        }
    }

    @Override
    public void removing(List<Former> leaving) {
        keep(() -> {
            for (Former former : leaving) {
                journal.of(cluster).progress().keep(former);
            }
        });
        leaving.forEach(former -> recorder.log().say(cluster, Messages.FleetLog_pruning(former.resource().label())));
    }

    @Override
    public void waiting(Resource resource, String reason) {
        record(known -> known.withDetail(recorder.masked(Messages.FleetLog_waiting(resource.label(), reason))));
    }

    @Override
    public void ready(AppliedObject object) {
        record(known -> known.withDetail(recorder.masked(Messages.FleetLog_ready(object.resource().label(), Spans.format(object.secondsToReady())))));
    }

    @Override
    public void warning(String text) {
        recorder.log().say(cluster, Messages.FleetLog_warning(text));
        record(known -> known.withEvents(recorder.bounded(with(known.getEvents(), Messages.FleetLog_warning(text)), MOST_LINES)));
    }

    @Override
    public void diagnosis(List<String> lines) {
        List<String> events = lines.stream().filter(line -> !line.startsWith(LOG_LINE)).toList();
        List<String> tail = lines.stream().filter(line -> line.startsWith(LOG_LINE)).map(line -> line.substring(LOG_LINE.length())).toList();
        record(known -> known.withEvents(recorder.bounded(events, MOST_LINES)).withLogTail(recorder.bounded(tail, MOST_LINES)));
        lines.forEach(line -> recorder.log().say(cluster, "  " + line));
    }

    @Override
    public void rolledBack(Resource resource, String how) {
        DeployedObject back = recorder.deployed(resource, "rolled back");
        recorder.object(record(known -> known.withObjects(with(known.getObjects(), back))), back);
    }

    private static List<DeployedObject> with(List<DeployedObject> objects, DeployedObject changed) {
        List<DeployedObject> next = new ArrayList<>(objects);
        for (int i = 0; i < next.size(); i++) {
            DeployedObject other = next.get(i);
            if (other.isSameObject(changed)) {
                boolean onlyLookedAt = changed.getOperation().equals(AppliedObject.Change.UNCHANGED.word());
                next.set(i, onlyLookedAt ? other : changed);
                return next;
            }
        }
        next.add(changed);
        return next;
    }

    private static List<String> with(List<String> lines, String line) {
        List<String> next = new ArrayList<>(lines);
        next.add(line);
        return next;
    }

    private ClusterRecord record(UnaryOperator<ClusterRecord> change) {
        return recorder.record().update(cluster, change);
    }

    private interface Note {
        void take() throws IOException;
    }

    /** What cannot be written down must not be done: the release fails with this. */
    private void keep(Note note) {
        try {
            note.take();
            journal.store(cluster);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
