package jenkins.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Action;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Makes actions for objects of a type each time they are asked for. */
public abstract class TransientActionFactory<T> implements ExtensionPoint {

    public TransientActionFactory() {}

    public abstract Class<T> type();

    /** What the actions are at least; the narrower, the faster. */
    public Class<? extends Action> actionType() {
        return Action.class;
    }

    public abstract Collection<? extends Action> createFor(T target);

    /** Factories that may make actions of the type for the class. */
    public static Iterable<? extends TransientActionFactory<?>> factoriesFor(Class<?> type, Class<? extends Action> actionType) {
        List<TransientActionFactory<?>> applicable = new ArrayList<>();
        if (Jenkins.getInstanceOrNull() == null) {
            return applicable;
        }
        for (TransientActionFactory<?> factory : ExtensionList.lookup(TransientActionFactory.class)) {
            boolean mayBe = factory.actionType().isAssignableFrom(actionType) || actionType.isAssignableFrom(factory.actionType());
            if (factory.type().isAssignableFrom(type) && mayBe) {
                applicable.add(factory);
            }
        }
        return applicable;
    }
}
