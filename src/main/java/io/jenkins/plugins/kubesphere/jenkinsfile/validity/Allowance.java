package io.jenkins.plugins.kubesphere.jenkinsfile.validity;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** How much longer a parser may work: counted in the time of the thread itself, so that what else the machine does takes nothing from it. */
final class Allowance {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean COUNTED = THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

    private final long end;

    private Allowance(long end) {
        this.end = end;
    }

    /** That much from now, for the current thread. */
    static Allowance of(Duration time) {
        return new Allowance(now() + time.toNanos());
    }

    /** Whether it is used up, or whoever waits for the thread has given up. */
    boolean isOver() {
        return now() - end > 0 || Thread.currentThread().isInterrupted();
    }

    private static long now() {
        return COUNTED ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
