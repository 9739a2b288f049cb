package org.jenkinsci.plugins.structs.describable;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.lang.reflect.Type;

/** What fits a parameter. */
public abstract class ParameterType {

    private final Type actualType;

    ParameterType(Type actualType) {
        this.actualType = actualType;
    }

    public Type getActualType() {
        return actualType;
    }

    @NonNull
    @Override
    public final String toString() {
        return actualType.getTypeName();
    }

    static ParameterType of(Type type) {
        Class<?> erased = GenericTypes.erase(type);
        Type element = GenericTypes.elementOf(type);
        if (element != null) {
            return new ArrayType(type, of(element));
        }
        if (erased.isEnum()) {
            return new EnumType(erased);
        }
        if (GenericTypes.isAtomic(erased)) {
            return new AtomicType(erased);
        }
        if (DescribableModel.isBindable(erased)) {
            return new HomogeneousObjectType(erased);
        }
        return new HeterogeneousObjectType(erased);
    }
}
