package io.jenkins.plugins.kubesphere.report.fleet;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import io.jenkins.plugins.kubesphere.report.DeployedObject;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Hears what releases over several clusters do. Called on threads that may write files, never two calls of one release at once; must not wait. */
public abstract class FleetListener implements ExtensionPoint {
    private static final Logger LOGGER = Logger.getLogger(FleetListener.class.getName());

    /** A cluster's state has changed; {@code before} and {@code after} differ in {@link ClusterRecord#getState}. */
    public void onTransition(Run<?, ?> run, FleetRecord record, ClusterRecord before, ClusterRecord after) {
    }

    /** An object of a cluster was written, pruned or returned to what it was; {@link ClusterRecord#getImages} tells the digests. */
    public void onObject(Run<?, ?> run, FleetRecord record, ClusterRecord cluster, DeployedObject object) {
    }

    /** A gate's state has changed. */
    public void onGate(Run<?, ?> run, FleetRecord record, int wave, GateRecord gate) {
    }

    /** It is over. */
    public void onFinished(Run<?, ?> run, FleetRecord record) {
    }

    /** Tells all listeners; one that fails is noted and changes nothing. */
    public static void tell(Consumer<FleetListener> news) {
        for (FleetListener listener : ExtensionList.lookup(FleetListener.class)) {
            try {
                news.accept(listener);
            } catch (RuntimeException failed) {
                LOGGER.log(Level.WARNING, "a listener of releases failed: " + listener.getClass().getName(), failed);
            }
        }
    }
}
