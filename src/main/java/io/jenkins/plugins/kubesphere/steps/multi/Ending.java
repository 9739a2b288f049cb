package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.model.Computer;
import io.jenkins.plugins.kubesphere.fleet.Outcome;
import io.jenkins.plugins.kubesphere.report.fleet.FleetAction;
import java.util.Collection;

/** How the work of a driver ends, and that it does so once: all is done, it cannot go on, somebody stops the build, or another driver takes it up. */
final class Ending {
    private final FleetDriver driver;
    private final FleetHost host;
    private final FleetAction page;
    private final FleetLocks locks;
    private final Collection<ClusterWork> works;
    private volatile boolean over;

    Ending(FleetDriver driver, FleetHost host, FleetAction page, FleetLocks locks, Collection<ClusterWork> works) {
        this.driver = driver;
        this.host = host;
        this.page = page;
        this.locks = locks;
        this.works = works;
    }

    boolean isOver() {
        return over;
    }

    private synchronized boolean begin() {
        if (over) {
            return false;
        }
        over = true;
        RunningDrivers.remove(driver.order().id(), driver);
        page.control(driver.order().id(), null);
        return true;
    }

    private void cutOff() {
        works.forEach(work -> work.cancel(null));
    }

    private void report(Outcome outcome) {
        driver.recorder().close(driver.state(), outcome, driver::stored);
    }

    void done(Outcome outcome) {
        if (begin()) {
            report(outcome);
            locks.close().handle((done, failure) -> null)
                    .thenAcceptAsync(done -> host.ended(outcome, driver.state().stopReason()), Computer.threadPoolForRemoting);
        }
    }

    void broken(Throwable failure) {
        if (begin()) {
            cutOff();
            locks.close();
            host.broken(failure);
        }
    }

    /** What runs is cut off, all is reported; returns at once. */
    void aborted(Runnable noted) {
        if (begin()) {
            cutOff();
            noted.run();
            Computer.threadPoolForRemoting.execute(() -> {
                report(Outcome.ABORTED);
                locks.close();
            });
        }
    }

    /** Keeps the locks, which whoever takes the release up has as well. */
    void left(Runnable nothingMoreIsWritten) {
        synchronized (this) {
            over = true;
        }
        nothingMoreIsWritten.run();
        locks.leave();
        cutOff();
    }
}
