package hudson.model.listeners;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.kubesphere.embedded.describe.PropertyTypes;
import java.lang.reflect.ParameterizedType;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Learns of the life of builds. */
public abstract class RunListener<R extends Run> implements ExtensionPoint {

    private static final Logger LOGGER = Logger.getLogger(RunListener.class.getName());

    public final Class<R> targetType;

    protected RunListener(Class<R> targetType) {
        this.targetType = targetType;
    }

    @SuppressWarnings("unchecked")
    protected RunListener() {
        Class<?> type = Run.class;
        for (Class<?> c = getClass(); c != RunListener.class; c = c.getSuperclass()) {
            if (c.getGenericSuperclass() instanceof ParameterizedType generic && generic.getRawType() == RunListener.class) {
                type = PropertyTypes.erase(generic.getActualTypeArguments()[0]);
            }
        }
        targetType = (Class<R>) type;
    }

    public void onStarted(R r, TaskListener listener) {}

    public void onCompleted(R r, TaskListener listener) {}

    public void onFinalized(R r) {}

    public void onInitialize(R r) {}

    public void onDeleted(R r) {}

    public static ExtensionList<RunListener> all() {
        return ExtensionList.lookup(RunListener.class);
    }

    private static void each(Run<?, ?> run, Consumer<RunListener> call) {
        for (RunListener<?> listener : all()) {
            if (listener.targetType.isInstance(run)) {
                try {
                    call.accept(listener);
                } catch (RuntimeException e) {
                    LOGGER.log(Level.WARNING, "A run listener failed: " + listener.getClass().getName(), e);
                }
            }
        }
    }

    public static void fireStarted(Run r, TaskListener listener) {
        each(r, l -> l.onStarted(r, listener));
    }

    public static void fireCompleted(Run r, TaskListener listener) {
        each(r, l -> l.onCompleted(r, listener));
    }

    public static void fireFinalized(Run r) {
        each(r, l -> l.onFinalized(r));
    }

    public static void fireInitialize(Run r) {
        each(r, l -> l.onInitialize(r));
    }

    public static void fireDeleted(Run r) {
        each(r, l -> l.onDeleted(r));
    }
}
