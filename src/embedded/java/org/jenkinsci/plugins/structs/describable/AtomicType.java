package org.jenkinsci.plugins.structs.describable;

/** A text, number or truth value. */
public final class AtomicType extends ParameterType {

    AtomicType(Class<?> type) {
        super(type);
    }

    public Class<?> getType() {
        return (Class<?>) getActualType();
    }
}
