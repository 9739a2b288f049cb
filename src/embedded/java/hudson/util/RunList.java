package hudson.util;

import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** Builds, newest first. */
public class RunList<R extends Run> extends AbstractList<R> {

    private final List<R> runs;

    public RunList() {
        this(new ArrayList<R>(), true);
    }

    @SuppressWarnings("unchecked")
    public RunList(Job j) {
        this(new ArrayList<>(((Job<?, ?>) j).getBuilds().stream().map(run -> (R) run).toList()), true);
    }

    private RunList(List<R> runs, boolean owned) {
        this.runs = runs;
    }

    public static <J extends Job<J, R>, R extends Run<J, R>> RunList<R> fromRuns(Collection<? extends R> runs) {
        return new RunList<>(new ArrayList<R>(runs), true);
    }

    @Override
    public R get(int index) {
        return runs.get(index);
    }

    @Override
    public int size() {
        return runs.size();
    }

    @Override
    public Iterator<R> iterator() {
        return runs.iterator();
    }

    @Override
    public boolean isEmpty() {
        return runs.isEmpty();
    }

    public R getLastBuild() {
        return runs.isEmpty() ? null : runs.get(0);
    }

    private RunList<R> only(Predicate<R> condition) {
        return new RunList<>(new ArrayList<>(runs.stream().filter(condition).toList()), true);
    }

    public RunList<R> completedOnly() {
        return only(run -> !run.isBuilding());
    }

    public RunList<R> failureOnly() {
        return overThresholdOnly(Result.FAILURE);
    }

    public RunList<R> overThresholdOnly(Result threshold) {
        return only(run -> run.getResult() != null && run.getResult().isBetterOrEqualTo(threshold));
    }

    public RunList<R> limit(int n) {
        return new RunList<>(new ArrayList<>(runs.subList(0, Math.min(n, runs.size()))), true);
    }
}
