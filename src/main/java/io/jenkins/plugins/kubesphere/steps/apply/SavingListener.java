package io.jenkins.plugins.kubesphere.steps.apply;

import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.Former;
import io.jenkins.plugins.kubesphere.cluster.PlannedChange;
import io.jenkins.plugins.kubesphere.cluster.ReleaseListener;
import io.jenkins.plugins.kubesphere.cluster.Resource;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Notes what must not be forgotten over a restart, saves the build's program, and passes everything on. */
final class SavingListener implements ReleaseListener {

    private final ReleaseListener next;
    private final ApplyProgress progress;
    private final ApplyRequest request;
    private final StepContext context;
    private int expected;

    SavingListener(ReleaseListener next, ApplyProgress progress, ApplyRequest request, StepContext context) {
        this.next = next;
        this.progress = progress;
        this.request = request;
        this.context = context;
    }

    @Override
    public void planned(List<PlannedChange> changes) {
        expected = changes.size();
        if (!request.isDryRun()) {
            if (request.isUndoing()) {
                progress.keepFormer(changes);
            }
            // What is on disk may still be the step before this one, from which nobody could go on once something is written.
            context.saveState();
        }
        next.planned(changes);
    }

    @Override
    public void applied(AppliedObject object) {
        next.applied(object);
        if (object.change() == AppliedObject.Change.PRUNED) {
            return;
        }
        if (--expected == 0) {
            progress.completed(ApplyArguments.duration(request.timeout()).toMillis());
        }
        if (expected == 0 || object.change() != AppliedObject.Change.UNCHANGED) {
            context.saveState();
        }
    }

    @Override
    public void rollingBack(String problem) {
        progress.failing(problem);
        context.saveState();
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
