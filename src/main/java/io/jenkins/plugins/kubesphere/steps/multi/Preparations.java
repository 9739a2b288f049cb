package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.model.Run;
import io.jenkins.plugins.kubesphere.fleet.Event;
import io.jenkins.plugins.kubesphere.fleet.OnFailure;
import io.jenkins.plugins.kubesphere.fleet.RolloutRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** What comes before the first change: do the clusters answer, can their locks be had, who serves, and what has drifted. */
final class Preparations {
    private static final int PROBES = 3;

    private final FleetDriver driver;
    private final FleetOrder order;
    private final Run<?, ?> run;
    private final FleetLocks locks;
    private final SameClusters same;

    Preparations(FleetDriver driver, Run<?, ?> run, FleetLocks locks, SameClusters same) {
        this.driver = driver;
        this.order = driver.order();
        this.run = run;
        this.locks = locks;
        this.same = same;
    }

    /** At first a cluster that is silent is not waited for long: it is asked once more at its turn. */
    void start(List<ClusterWork> works) {
        boolean first = driver.state().started().isEmpty();
        Duration patience = first ? order.lostAfter().dividedBy(PROBES) : order.lostAfter();
        Map<ClusterWork, CompletableFuture<Boolean>> answers = new LinkedHashMap<>();
        works.forEach(work -> answers.put(work, work.feel(patience)));
        CompletableFuture.allOf(answers.values().toArray(CompletableFuture[]::new)).thenCompose(done -> {
            List<ClusterWork> there = new ArrayList<>();
            answers.forEach((work, answer) -> {
                if (answer.join()) {
                    there.add(work);
                } else {
                    driver.tell(new Event.Lost(work.name(), first ? Messages.Preparations_silent(work.connection().access().server()) : work.lostSentence()));
                }
            });
            return same.compare(there.stream().map(ClusterWork::name).toList()).thenCompose(compared -> lock(there));
        });
    }

    private CompletableFuture<Void> lock(List<ClusterWork> there) {
        Map<String, String> refusals = new TreeMap<>();
        there.stream().filter(work -> !same.problem(work.name()).isEmpty()).forEach(work -> refusals.put(work.name(), same.problem(work.name())));
        List<ClusterWork> usable = there.stream().filter(work -> !refusals.containsKey(work.name())).toList();
        if (order.isOnlyPlan() || usable.isEmpty() || stops(refusals.size())) {
            look(there, refusals);
            return CompletableFuture.completedFuture(null);
        }
        return locks.acquire(usable).thenAccept(others -> {
            refusals.putAll(others);
            look(there, refusals);
        });
    }

    /** Nobody has to wait for locks of a release that begins nothing. */
    private boolean stops(int refused) {
        RolloutRules rules = order.plan().rules();
        return rules.onFailure() != OnFailure.CONTINUE && refused > rules.maxFailures();
    }

    private void look(List<ClusterWork> there, Map<String, String> refusals) {
        for (ClusterWork work : there) {
            String refusal = refusals.getOrDefault(work.name(), "");
            if (refusal.isEmpty()) {
                work.look(run).thenAccept(driver::tell);
            } else {
                driver.tell(new Event.Refused(work.name(), refusal));
            }
        }
    }
}
