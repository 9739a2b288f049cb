package io.jenkins.plugins.kubesphere.embedded.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.embedded.cluster.ImageLookup;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ObjectKey;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ObjectStore;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ResourceCatalog;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.StoreEvent;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns changes of objects into work for the controllers, one piece at a time per cluster; the threads are shared by all clusters. */
public final class ControlLoop implements Closeable {
    /** The one node. */
    static final String NODE = "node-0";
    /** What the API server calls itself. */
    public static final String VERSION = "v1.32.4";

    private static final Logger LOGGER = Logger.getLogger(ControlLoop.class.getName());

    /** Asks for another look at an object. */
    interface Later {
        void again(ObjectKey key, Duration pause);
    }

    private final ObjectStore store;
    private final ScheduledExecutorService executor;
    private final Consumer<StoreEvent> listener = this::changed;
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final Map<String, Consumer<ObjectKey>> controllers;
    private final PodLife pods;
    private final Housekeeping housekeeping;
    private boolean draining;
    private volatile boolean closed;

    public ControlLoop(ObjectStore store, ImageLookup images, Duration podStart, String authority, ScheduledExecutorService executor) {
        this.store = store;
        this.executor = executor;
        ObjectEditor editor = new ObjectEditor(store, "kube-controller-manager");
        ClusterEvents events = new ClusterEvents(editor);
        housekeeping = new Housekeeping(editor, authority);
        pods = new PodLife(new ObjectEditor(store, "kubelet"), events, images, podStart, this::again);
        SetControls sets = new SetControls(editor);
        controllers = Map.of(
                "deployments", new DeploymentControl(editor, events, this::again)::reconcile,
                "replicasets", new ReplicaSetControl(editor, events)::reconcile,
                "statefulsets", sets::stateful,
                "daemonsets", sets::daemon,
                "jobs", new JobControl(editor)::reconcile,
                "pods", pods::reconcile,
                "namespaces", housekeeping::namespace,
                "persistentvolumeclaims", housekeeping::claim,
                "services", housekeeping::service);
    }

    /** Creates what every cluster has and takes up every object that is there. */
    public void start() {
        housekeeping.firstObjects();
        store.follow(store.revision(), listener);
        store.all().forEach(entry -> look(entry.getKey()));
    }

    private void changed(StoreEvent event) {
        look(event.key());
        for (JsonNode owner : event.object().path("metadata").path("ownerReferences")) {
            new ResourceCatalog().byKind(owner.path("apiVersion").asText(), owner.path("kind").asText())
                    .ifPresent(type -> look(ObjectKey.of(type, event.key().namespace(), owner.path("name").asText())));
        }
        if (event.change() == StoreEvent.Change.DELETED) {
            ObjectNode deleted = event.object();
            submit(() -> {
                housekeeping.orphansOf(deleted);
                pods.forget(deleted);
            });
        }
    }

    private void look(ObjectKey key) {
        Consumer<ObjectKey> controller = controllers.get(key.plural());
        if (controller != null) {
            submit(() -> controller.accept(key));
        }
    }

    private void again(ObjectKey key, Duration pause) {
        if (!closed) {
            schedule(() -> look(key), pause);
        }
    }

    private void submit(Runnable piece) {
        synchronized (work) {
            work.add(piece);
            if (draining || closed) {
                return;
            }
            draining = true;
        }
        schedule(this::drain, Duration.ZERO);
    }

    private void schedule(Runnable task, Duration pause) {
        try {
            executor.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOGGER.log(Level.FINE, "the cluster is closing", e);
        }
    }

    private void drain() {
        while (true) {
            Runnable piece;
            synchronized (work) {
                piece = closed ? null : work.poll();
                if (piece == null) {
                    draining = false;
                    return;
                }
            }
            try {
                piece.run();
            } catch (RuntimeException e) {
                // As in a real controller: one object that cannot be handled does not stop the others.
                LOGGER.log(Level.WARNING, "a controller of the simulated cluster failed", e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        store.unfollow(listener);
    }
}
