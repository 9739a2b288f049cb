package org.jenkinsci.plugins.structs.describable;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Descriptor;
import java.util.Map;
import jenkins.model.Jenkins;

/** Implemented by a descriptor that rewrites arguments before they are bound, and back. */
public interface CustomDescribableModel {

    @NonNull
    default Map<String, Object> customInstantiate(@NonNull Map<String, Object> arguments) {
        return arguments;
    }

    @NonNull
    default UninstantiatedDescribable customUninstantiate(@NonNull UninstantiatedDescribable description) {
        return description;
    }

    @CheckForNull
    static CustomDescribableModel of(Class<?> type) {
        for (Descriptor<?> descriptor : Jenkins.get().getExtensionList(Descriptor.class)) {
            if (descriptor.clazz == type) {
                return descriptor instanceof CustomDescribableModel custom ? custom : null;
            }
        }
        return null;
    }
}
