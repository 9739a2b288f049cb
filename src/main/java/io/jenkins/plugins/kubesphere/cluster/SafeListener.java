package io.jenkins.plugins.kubesphere.cluster;

import java.util.List;

/** Tells a listener one thing after the other, whichever thread it comes from. */
final class SafeListener implements ReleaseListener {

    private final ReleaseListener listener;
    private String lastOutage = "";

    SafeListener(ReleaseListener listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void planned(List<PlannedChange> changes) {
        listener.planned(changes);
    }

    @Override
    public synchronized void applied(AppliedObject object) {
        listener.applied(object);
    }

    @Override
    public synchronized void pruning(List<Resource> leaving) {
        listener.pruning(leaving);
    }

    @Override
    public synchronized void removing(List<Former> leaving) {
        listener.removing(leaving);
    }

    @Override
    public synchronized void rollingBack(String problem) {
        listener.rollingBack(problem);
    }

    @Override
    public synchronized void waiting(Resource resource, String reason) {
        listener.waiting(resource, reason);
    }

    @Override
    public synchronized void ready(AppliedObject object) {
        listener.ready(object);
    }

    @Override
    public synchronized void warning(String text) {
        listener.warning(text);
    }

    /** Warns that the cluster does not answer; many requests find out at the same time. */
    synchronized void outage(String text) {
        if (!text.equals(lastOutage)) {
            lastOutage = text;
            listener.warning(text);
        }
    }

    @Override
    public synchronized void diagnosis(List<String> lines) {
        listener.diagnosis(lines);
    }

    @Override
    public synchronized void rolledBack(Resource resource, String how) {
        listener.rolledBack(resource, how);
    }
}
