package io.jenkins.plugins.kubesphere.steps.apply;

import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.Former;
import io.jenkins.plugins.kubesphere.cluster.PlannedChange;
import io.jenkins.plugins.kubesphere.cluster.ReleaseListener;
import io.jenkins.plugins.kubesphere.cluster.Resource;
import java.util.List;

/** Passes everything on; for listeners that want to hear only some of it themselves. */
abstract class PassingListener implements ReleaseListener {
    private final ReleaseListener next;

    PassingListener(ReleaseListener next) {
        this.next = next;
    }

    @Override
    public void planned(List<PlannedChange> changes) {
        next.planned(changes);
    }

    @Override
    public void applied(AppliedObject object) {
        next.applied(object);
    }

    @Override
    public void rollingBack(String problem) {
        next.rollingBack(problem);
    }

    @Override
    public void pruning(List<Resource> leaving) {
        next.pruning(leaving);
    }

    @Override
    public void removing(List<Former> leaving) {
        next.removing(leaving);
    }

    @Override
    public void waiting(Resource resource, String reason) {
        next.waiting(resource, reason);
    }

    @Override
    public void ready(AppliedObject object) {
        next.ready(object);
    }

    @Override
    public void warning(String text) {
        next.warning(text);
    }

    @Override
    public void diagnosis(List<String> lines) {
        next.diagnosis(lines);
    }

    @Override
    public void rolledBack(Resource resource, String how) {
        next.rolledBack(resource, how);
    }
}
