package io.jenkins.plugins.kubesphere.cluster.real;

import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.PlannedChange;
import io.jenkins.plugins.kubesphere.cluster.ReleaseListener;
import io.jenkins.plugins.kubesphere.cluster.Resource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps everything a release says, in its order. */
public class Recorder implements ReleaseListener {

    public final List<String> diff = new CopyOnWriteArrayList<>();
    public final List<String> lines = new CopyOnWriteArrayList<>();
    public final List<String> waits = new CopyOnWriteArrayList<>();
    public final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public void planned(List<PlannedChange> changes) {
        changes.forEach(change -> diff.addAll(change.diff()));
        events.add("planned " + changes.size());
    }

    @Override
    public void applied(AppliedObject object) {
        events.add(object.change().word() + " " + object.resource().kind() + " " + object.resource().name());
    }

    @Override
    public void pruning(List<Resource> leaving) {
        events.add("pruning " + leaving.stream().map(Resource::name).sorted().toList());
    }

    @Override
    public void rollingBack(String problem) {
        events.add("rolling back");
    }

    @Override
    public void waiting(Resource resource, String reason) {
        waits.add(resource.name() + ": " + reason);
    }

    @Override
    public void ready(AppliedObject object) {
        events.add("ready " + object.resource().kind() + " " + object.resource().name());
    }

    @Override
    public void warning(String text) {
        lines.add("warning " + text);
    }

    @Override
    public void diagnosis(List<String> all) {
        lines.addAll(all);
    }

    @Override
    public void rolledBack(Resource resource, String how) {
        events.add("rolled back " + resource.kind() + " " + resource.name() + ", " + how);
    }
}
