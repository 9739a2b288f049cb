package hudson;

import hudson.model.Saveable;
import java.io.Closeable;
import java.io.IOException;

/** Holds back saving of an object until {@link #commit()}; for try-with-resources. */
public class BulkChange implements Closeable {

    /** Every object there is. */
    public static final Saveable ALL = () -> {};

    private static final ThreadLocal<BulkChange> INSCOPE = new ThreadLocal<>();

    public final Exception allocator = new Exception("allocated here");
    private final Saveable saveable;
    private final BulkChange parent;
    private boolean completed;

    public BulkChange(Saveable saveable) {
        this.saveable = saveable;
        parent = current();
        INSCOPE.set(this);
    }

    public void commit() throws IOException {
        if (completed) {
            return;
        }
        completed = true;
        pop();
        saveable.save();
    }

    @Override
    public void close() {
        abort();
    }

    public void abort() {
        if (!completed) {
            completed = true;
            pop();
        }
    }

    private void pop() {
        if (current() != this) {
            throw new AssertionError("bulk changes must end in the reverse order of their start", allocator);
        }
        INSCOPE.set(parent);
    }

    public static BulkChange current() {
        return INSCOPE.get();
    }

    /** Whether saving of the object is held back now. */
    public static boolean contains(Saveable s) {
        for (BulkChange change = current(); change != null; change = change.parent) {
            if (change.saveable == s || change.saveable == ALL) {
                return true;
            }
        }
        return false;
    }
}
