package hudson.model;

import java.io.File;
import java.io.IOException;
import java.util.Iterator;
import java.util.SortedMap;
import jenkins.model.lazy.AbstractLazyLoadRunMap;

/** The builds of one job. */
public final class RunMap<R extends Run<?, R>> extends AbstractLazyLoadRunMap<R> implements Iterable<R> {

    private final Constructor<R> cons;

    /** How a build is made of its directory. */
    public interface Constructor<R extends Run<?, R>> {
        R create(File dir) throws IOException;

        Class<R> getBuildClass();
    }

    public RunMap(Job<?, ?> job, Constructor cons) {
        this.cons = typed(cons);
        initBaseDir(job.getBuildDir());
    }

    @SuppressWarnings("unchecked")
    private static <R extends Run<?, R>> Constructor<R> typed(Constructor<?> cons) {
        return (Constructor<R>) cons;
    }

    @Override
    protected Class<R> getBuildClass() {
        return cons.getBuildClass();
    }

    @Override
    public boolean removeValue(R run) {
        return super.removeValue(run);
    }

    public boolean remove(R run) {
        return removeValue(run);
    }

    @Override
    public Iterator<R> iterator() {
        return values().iterator();
    }

    public SortedMap<Integer, R> getView() {
        return java.util.Collections.unmodifiableSortedMap(this);
    }

    public R newestValue() {
        return newestBuild();
    }

    public R oldestValue() {
        return oldestBuild();
    }

    @Override
    protected int getNumberOf(R r) {
        return r.getNumber();
    }

    @Override
    protected String getIdOf(R r) {
        return r.getId();
    }

    @Override
    public R put(R r) {
        return super._put(r);
    }

    @Override
    public R getById(String id) {
        return super.getById(id);
    }

    @Override
    protected R retrieve(File d) throws IOException {
        if (!new File(d, "build.xml").exists()) {
            return null;
        }
        R build = cons.create(d);
        build.onLoad();
        return build;
    }
}
