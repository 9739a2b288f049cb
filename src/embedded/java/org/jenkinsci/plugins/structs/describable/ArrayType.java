package org.jenkinsci.plugins.structs.describable;

import java.lang.reflect.Type;

/** A list. */
public final class ArrayType extends ParameterType {

    private final ParameterType elementType;

    ArrayType(Type type, ParameterType elementType) {
        super(type);
        this.elementType = elementType;
    }

    public ParameterType getElementType() {
        return elementType;
    }
}
