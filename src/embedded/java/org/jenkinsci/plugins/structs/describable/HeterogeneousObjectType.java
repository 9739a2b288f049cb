package org.jenkinsci.plugins.structs.describable;

import hudson.model.Descriptor;
import java.util.Map;
import java.util.TreeMap;
import jenkins.model.Jenkins;

/** An object of one of several classes, given by symbol. */
public final class HeterogeneousObjectType extends ParameterType {

    HeterogeneousObjectType(Class<?> type) {
        super(type);
    }

    public Class<?> getType() {
        return (Class<?>) getActualType();
    }

    /** The classes that fit, by their simple names. */
    public Map<String, DescribableModel<?>> getTypes() {
        Map<String, DescribableModel<?>> types = new TreeMap<>();
        for (Descriptor<?> descriptor : Jenkins.get().getExtensionList(Descriptor.class)) {
            if (getType().isAssignableFrom(descriptor.clazz) && DescribableModel.isBindable(descriptor.clazz)) {
                types.put(descriptor.clazz.getSimpleName(), DescribableModel.of(descriptor.clazz));
            }
        }
        return types;
    }
}
