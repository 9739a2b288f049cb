package org.jenkinsci.plugins.structs.describable;

/** An object of one class, given as a map. */
public final class HomogeneousObjectType extends ParameterType {

    HomogeneousObjectType(Class<?> type) {
        super(type);
    }

    public Class<?> getType() {
        return (Class<?>) getActualType();
    }

    public DescribableModel<?> getSchemaType() {
        return DescribableModel.of(getType());
    }
}
