package hudson.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** A model object that actions can be attached to. */
public abstract class Actionable extends AbstractModelObject {

    private volatile List<Action> actions;

    public Actionable() {}

    /** The attached actions, without those that factories make on the fly. */
    @Deprecated
    public List<Action> getActions() {
        List<Action> attached = actions;
        return attached == null ? Collections.emptyList() : Collections.unmodifiableList(attached);
    }

    /** The attached actions and those of every {@link TransientActionFactory} for this object. */
    public final List<? extends Action> getAllActions() {
        List<Action> all = new ArrayList<>(getActions());
        for (TransientActionFactory<?> factory : TransientActionFactory.factoriesFor(getClass(), Action.class)) {
            all.addAll(createFor(factory));
        }
        return Collections.unmodifiableList(all);
    }

    private <T> java.util.Collection<? extends Action> createFor(TransientActionFactory<T> factory) {
        return factory.createFor(factory.type().cast(this));
    }

    public <T extends Action> List<T> getActions(Class<T> type) {
        List<T> found = new ArrayList<>(hudson.Util.filter(getActions(), type));
        for (TransientActionFactory<?> factory : TransientActionFactory.factoriesFor(getClass(), type)) {
            for (Action action : createFor(factory)) {
                if (type.isInstance(action)) {
                    found.add(type.cast(action));
                }
            }
        }
        return Collections.unmodifiableList(found);
    }

    public <T extends Action> T getAction(Class<T> type) {
        List<T> found = getActions(type);
        return found.isEmpty() ? null : found.get(0);
    }

    public void addAction(Action a) {
        if (a == null) {
            throw new IllegalArgumentException("Action must be non-null");
        }
        change(list -> list.add(a));
    }

    /** Puts the action in the place of all others of exactly its class. */
    public void replaceAction(Action a) {
        addOrReplaceAction(a);
    }

    public boolean addOrReplaceAction(Action a) {
        if (a == null) {
            throw new IllegalArgumentException("Action must be non-null");
        }
        return change(list -> {
            boolean unchanged = list.contains(a) && list.stream().filter(other -> other.getClass() == a.getClass()).count() == 1;
            if (!unchanged) {
                list.removeIf(other -> other.getClass() == a.getClass());
                list.add(a);
            }
            return !unchanged;
        });
    }

    public boolean removeAction(Action a) {
        return a != null && change(list -> list.remove(a));
    }

    public boolean removeActions(Class<? extends Action> clazz) {
        return change(list -> list.removeIf(clazz::isInstance));
    }

    public boolean replaceActions(Class<? extends Action> clazz, Action a) {
        return change(list -> {
            boolean removed = list.removeIf(action -> clazz.isInstance(action) && !action.equals(a));
            boolean present = list.contains(a);
            return (!present && list.add(a)) || removed;
        });
    }

    private synchronized boolean change(java.util.function.Predicate<List<Action>> edit) {
        List<Action> copy = new ArrayList<>(getActions());
        boolean changed = edit.test(copy);
        if (changed) {
            actions = copy;
        }
        return changed;
    }
}
