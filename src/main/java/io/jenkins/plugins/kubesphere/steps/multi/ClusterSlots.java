package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.model.Computer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** How many releases of this controller work on a cluster at the same time: whoever comes too many waits, first come, first served, without a thread. */
final class ClusterSlots {
    private static final Map<String, ClusterSlots> CLUSTERS = new HashMap<>();

    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int used;

    private ClusterSlots() {
    }

    /** Somebody in the queue, and whether it has given up. */
    private record Waiting(int limit, BooleanSupplier over, CompletableFuture<Void> turn) {
    }

    /**
     * Does the work as soon as fewer than {@code limit} others are at it.
     *
     * @param limit 0 for no limit
     * @param waits told the limit when there is none free
     * @param over whether the one who waits has given up; its work is never begun then
     */
    static <T> CompletableFuture<T> enter(String cluster, int limit, IntConsumer waits, BooleanSupplier over, Supplier<CompletableFuture<T>> work) {
        if (limit <= 0) {
            return work.get();
        }
        CompletableFuture<Void> turn = new CompletableFuture<>();
        synchronized (CLUSTERS) {
            ClusterSlots slots = CLUSTERS.computeIfAbsent(cluster, name -> new ClusterSlots());
            if (slots.used < limit && slots.queue.isEmpty()) {
                slots.used++;
                turn.complete(null);
            } else {
                slots.queue.add(new Waiting(limit, over, turn));
            }
        }
        if (!turn.isDone()) {
            waits.accept(limit);
        }
        return turn.thenCompose(mine -> {
            CompletableFuture<T> result;
            try {
                result = work.get();
            } catch (RuntimeException e) {
                result = CompletableFuture.failedFuture(e);
            }
            result.whenComplete((done, failure) -> leave(cluster));
            return result;
        });
    }

    private static void leave(String cluster) {
        synchronized (CLUSTERS) {
            ClusterSlots slots = CLUSTERS.get(cluster);
            slots.used--;
            for (Waiting next = slots.queue.peek(); next != null && (next.over().getAsBoolean() || slots.used < next.limit()); next = slots.queue.peek()) {
                slots.queue.poll();
                if (!next.over().getAsBoolean()) {
                    slots.used++;
                    next.turn().completeAsync(() -> null, Computer.threadPoolForRemoting);
                }
            }
            if (slots.used == 0 && slots.queue.isEmpty()) {
                CLUSTERS.remove(cluster);
            }
        }
    }
}
