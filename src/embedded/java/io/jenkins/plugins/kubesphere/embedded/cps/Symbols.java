package io.jenkins.plugins.kubesphere.embedded.cps;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** Describables that a script may call by a symbol. */
final class Symbols {

    private Symbols() {
    }

    /** The describable with this symbol, or null. */
    @SuppressWarnings("rawtypes")
    static Class<?> find(String symbol) {
        for (Descriptor descriptor : ExtensionList.lookup(Descriptor.class)) {
            if (SymbolLookup.getSymbolValue(descriptor).contains(symbol)) {
                return descriptor.clazz;
            }
        }
        return null;
    }

    /** The step that runs such a describable where it is called on its own, or null when it is only an argument. */
    static StepDescriptor metaStep(Class<?> type) {
        for (StepDescriptor meta : StepDescriptor.allMeta()) {
            Class<?> accepted = meta.getMetaStepArgumentType();
            if (accepted != null && accepted.isAssignableFrom(type)) {
                return meta;
            }
        }
        return null;
    }

    /** All names a script may call: steps and symbols. */
    @SuppressWarnings("rawtypes")
    static Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        StepDescriptor.all().forEach(step -> names.add(step.getFunctionName()));
        for (Descriptor descriptor : ExtensionList.lookup(Descriptor.class)) {
            names.addAll(SymbolLookup.getSymbolValue(descriptor));
        }
        return names;
    }
}
