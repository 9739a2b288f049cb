package io.jenkins.plugins.kubesphere.steps.apply;

import hudson.model.TaskListener;
import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.PlannedChange;
import io.jenkins.plugins.kubesphere.cluster.ReleaseListener;
import io.jenkins.plugins.kubesphere.cluster.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells the build's log what a release does, and somebody else which objects are written. */
final class ApplyLog implements ReleaseListener {

    private final TaskListener log;
    private final boolean dryRun;
    private final Consumer<AppliedObject> written;
    private final List<String> diff = new CopyOnWriteArrayList<>();
    private final Set<Resource> waitedFor = ConcurrentHashMap.newKeySet();

    ApplyLog(TaskListener log, boolean dryRun, Consumer<AppliedObject> written) {
        this.log = log;
        this.dryRun = dryRun;
        this.written = written;
    }

    @Override
    public void planned(List<PlannedChange> changes) {
        for (PlannedChange change : changes) {
            if (!change.diff().isEmpty()) {
                diff.add(change.resource().label());
                diff.addAll(change.diff());
            }
            if (dryRun || change.change() == AppliedObject.Change.CHANGED) {
                log.getLogger().println(Messages.ApplyLog_planned(change.resource().label(), word(change.change())));
                change.diff().forEach(line -> log.getLogger().println("    " + line));
            }
        }
    }

    /** What changes, object by object, as it stands in the log; empty when nothing does. */
    String diff() {
        return String.join("\n", diff);
    }

    @Override
    public void applied(AppliedObject object) {
        log.getLogger().println(Messages.ApplyLog_applied(object.resource().label(), word(object.change())));
        written.accept(object);
    }

    @Override
    public void pruning(List<Resource> leaving) {
        leaving.forEach(resource -> {
            log.getLogger().println(Messages.ApplyLog_pruning(resource.label()));
            diff.add("- " + resource.label());
        });
    }

    @Override
    public void rollingBack(String problem) {
        log.getLogger().println(Messages.ApplyLog_rollingBack(problem));
    }

    @Override
    public void waiting(Resource resource, String reason) {
        waitedFor.add(resource);
        log.getLogger().println(Messages.ApplyLog_waiting(resource.label(), reason));
    }

    /** Most objects are ready as soon as they are written, which is no news. */
    @Override
    public void ready(AppliedObject object) {
        if (!waitedFor.contains(object.resource())) {
            return;
        }
        log.getLogger().println(Messages.ApplyLog_ready(object.resource().label(), String.format(Locale.ROOT, "%.1f", object.secondsToReady())));
    }

    @Override
    public void warning(String text) {
        log.getLogger().println(Messages.ApplyLog_warning(text));
    }

    @Override
    public void diagnosis(List<String> lines) {
        lines.forEach(line -> log.getLogger().println("  " + line));
    }

    @Override
    public void rolledBack(Resource resource, String how) {
        log.getLogger().println(Messages.ApplyLog_rolledBack(resource.label(), how));
    }

    private static String word(AppliedObject.Change change) {
        return switch (change) {
            case CREATED -> Messages.ApplyLog_created();
            case CHANGED -> Messages.ApplyLog_changed();
            case UNCHANGED -> Messages.ApplyLog_unchanged();
            case PRUNED -> Messages.ApplyLog_pruned();
        };
    }
}
