package io.jenkins.plugins.kubesphere.image.registry;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Waits as the policy says before another attempt, lets somebody know, and keeps account of all pauses of a push. */
final class Retries {

    private final RetryPolicy policy;
    private final Registry.RetryListener listener;
    private final AtomicLong pausedMillis = new AtomicLong();

    Retries(RetryPolicy policy, Registry.RetryListener listener) {
        this.policy = policy;
        this.listener = listener;
    }

    /** Waits before another attempt; false when there must be none. */
    boolean pause(String what, String why, int failed, Optional<Duration> asked) throws InterruptedException {
        Duration paused = Duration.ofMillis(pausedMillis.get());
        Optional<Duration> pause = policy.pause(failed, paused, asked, ThreadLocalRandom.current().nextDouble());
        if (pause.isEmpty()) {
            return false;
        }
        pausedMillis.addAndGet(pause.get().toMillis());
        listener.retrying(what, why, pause.get());
        TimeUnit.MILLISECONDS.sleep(pause.get().toMillis());
        return true;
    }
}
