package io.jenkins.plugins.kubesphere.image.registry;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Waits as the policy says before another attempt, and lets somebody know. */
record Retries(RetryPolicy policy, Registry.RetryListener listener) {

    /** Waits before another attempt; false when there must be none. */
    boolean pause(String what, String why, int failed, Optional<Duration> asked) throws InterruptedException {
        Optional<Duration> pause = policy.pause(failed, asked, ThreadLocalRandom.current().nextDouble());
        if (pause.isEmpty()) {
            return false;
        }
        listener.retrying(what, why, pause.get());
        TimeUnit.MILLISECONDS.sleep(pause.get().toMillis());
        return true;
    }
}
