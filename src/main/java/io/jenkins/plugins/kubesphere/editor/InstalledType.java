package io.jenkins.plugins.kubesphere.editor;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/**
 * Something that a Jenkinsfile on this controller can call.
 *
 * @param name as it is written
 * @param type the class that its arguments make an object of
 * @param descriptor of that class
 * @param block whether a block follows
 */
record InstalledType(String name, Class<?> type, Descriptor<?> descriptor, boolean block) {
    private static final Logger LOGGER = Logger.getLogger(InstalledType.class.getName());

    /** All steps: those of their own, and what a step such as {@code step} or {@code wrap} lets be called by its symbol. */
    static List<InstalledType> steps() {
        List<InstalledType> steps = new ArrayList<>();
        for (StepDescriptor step : StepDescriptor.all()) {
            steps.add(new InstalledType(step.getFunctionName(), step.clazz, step, step.takesImplicitBlockArgument()));
        }
        for (StepDescriptor meta : StepDescriptor.allMeta()) {
            Class<?> argument = meta.getMetaStepArgumentType();
            if (argument != null) {
                for (Descriptor<?> descriptor : descriptors()) {
                    if (argument.isAssignableFrom(descriptor.clazz)) {
                        add(steps, descriptor, meta.takesImplicitBlockArgument());
                    }
                }
            }
        }
        return steps;
    }

    static boolean isStep(String name) {
        return StepDescriptor.byFunctionName(name) != null;
    }

    /**
     * All that is described as a kind of a class, by their symbols.
     *
     * @param base the class's name; it may belong to a plugin that is not installed, then there are none
     */
    static List<InstalledType> kindsOf(String base) {
        List<InstalledType> kinds = new ArrayList<>();
        for (Descriptor<?> descriptor : descriptors()) {
            if (isA(descriptor.clazz, base)) {
                add(kinds, descriptor, false);
            }
        }
        return kinds;
    }

    @SuppressWarnings("rawtypes")
    private static List<Descriptor<?>> descriptors() {
        List<Descriptor<?>> descriptors = new ArrayList<>();
        for (Descriptor descriptor : ExtensionList.lookup(Descriptor.class)) {
            descriptors.add(descriptor);
        }
        return descriptors;
    }

    private static void add(List<InstalledType> types, Descriptor<?> descriptor, boolean block) {
        for (String symbol : SymbolLookup.getSymbolValue(descriptor)) {
            types.add(new InstalledType(symbol, descriptor.clazz, descriptor, block));
        }
    }

    private static boolean isA(Class<?> type, String base) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (at.getName().equals(base)) {
                return true;
            }
        }
        return false;
    }

    /** The parameters; {@code null} when the class takes its arguments in a way of its own. */
    DescribableModel<?> model() {
        return model(type);
    }

    /** The same for any class. */
    static DescribableModel<?> model(Class<?> type) {
        try {
            return DescribableModel.of(type);
        } catch (RuntimeException | LinkageError notBound) {
            // A class without a data-bound constructor, or one that refers to a plugin that is not there.
            LOGGER.log(Level.FINE, type.getName() + " has no parameters that could be read", notBound);
            return null;
        }
    }
}
