package org.jenkinsci.plugins.structs.describable;

import java.util.Arrays;

/** One of a few words. */
public final class EnumType extends ParameterType {

    EnumType(Class<?> type) {
        super(type);
    }

    public Class<?> getType() {
        return (Class<?>) getActualType();
    }

    public String[] getValues() {
        return Arrays.stream(getType().getEnumConstants()).map(constant -> ((Enum<?>) constant).name()).toArray(String[]::new);
    }
}
