package io.jenkins.plugins.kubesphere.steps.apply;

import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.PlannedChange;
import io.jenkins.plugins.kubesphere.cluster.ReleaseListener;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Notes what must not be forgotten over a restart, saves the build's program, and passes everything on. */
final class SavingListener extends PassingListener {

    private static final Duration SAVE_EVERY = Duration.ofMillis(250);

    private final ApplyProgress progress;
    private final ApplyRequest request;
    private final StepContext context;
    private int expected;
    private long savedNanos = System.nanoTime();

    SavingListener(ReleaseListener next, ApplyProgress progress, ApplyRequest request, StepContext context) {
        super(next);
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
        super.planned(changes);
    }

    @Override
    public void applied(AppliedObject object) {
        super.applied(object);
        if (object.change() == AppliedObject.Change.PRUNED) {
            return;
        }
        if (--expected == 0) {
            progress.completed(ApplyArguments.duration(request.timeout()).toMillis());
        }
        // The server can be asked again what is written, so a manifest with hundreds of objects need not save the whole program for each of them.
        boolean due = object.change() != AppliedObject.Change.UNCHANGED && System.nanoTime() - savedNanos > SAVE_EVERY.toNanos();
        if (expected == 0 || due) {
            savedNanos = System.nanoTime();
            context.saveState();
        }
    }

    @Override
    public void rollingBack(String problem) {
        progress.failing(problem);
        context.saveState();
        super.rollingBack(problem);
    }
}
