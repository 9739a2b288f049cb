package jenkins.model.lazy;

import java.lang.ref.SoftReference;

/** A build that may be forgotten when memory is short. */
public final class BuildReference<R> {

    private final String id;
    private final SoftReference<R> build;

    public BuildReference(String id, R referent) {
        this.id = id;
        build = new SoftReference<>(referent);
    }

    public BuildReference(String id) {
        this(id, null);
    }

    public R get() {
        return build.get();
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof BuildReference<?> that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
