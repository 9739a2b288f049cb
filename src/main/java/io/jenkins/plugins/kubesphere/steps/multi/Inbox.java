package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.model.Computer;
import io.jenkins.plugins.kubesphere.fleet.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Where events wait for the driver. They are taken one bundle after the other: those that come while a bundle is worked on are taken together, so that
 * a hundred clusters do not mean a hundred writes. No thread waits here.
 */
final class Inbox {
    private final Queue<Event> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final Consumer<List<Event>> taker;
    private final BooleanSupplier over;

    /** @param taker is never called by two threads at a time, nor any more once it is {@code over} */
    Inbox(Consumer<List<Event>> taker, BooleanSupplier over) {
        this.taker = taker;
        this.over = over;
    }

    void add(Event event) {
        waiting.add(event);
        wake(false);
    }

    /** Hands a bundle over, also when it is empty. */
    void begin() {
        wake(true);
    }

    private void wake(boolean always) {
        if (draining.compareAndSet(false, true)) {
            Computer.threadPoolForRemoting.execute(() -> drain(always));
        }
    }

    private void drain(boolean always) {
        boolean first = always;
        try {
            while (!over.getAsBoolean() && (first || !waiting.isEmpty())) {
                first = false;
                List<Event> bundle = new ArrayList<>();
                for (Event event = waiting.poll(); event != null; event = waiting.poll()) {
                    bundle.add(event);
                }
                taker.accept(bundle);
            }
        } finally {
            draining.set(false);
        }
        if (!over.getAsBoolean() && !waiting.isEmpty()) {
            wake(false);
        }
    }
}
