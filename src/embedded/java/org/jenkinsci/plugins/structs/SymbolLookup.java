package org.jenkinsci.plugins.structs;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Describable;
import hudson.model.Descriptor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;

/** Finds what a symbol stands for. */
@Extension
public class SymbolLookup {

    public static SymbolLookup get() {
        return ExtensionList.lookupSingleton(SymbolLookup.class);
    }

    /** The extension of that type with that symbol, or null. */
    @CheckForNull
    public <T> T find(Class<T> type, String symbol) {
        for (Descriptor<?> descriptor : descriptors()) {
            if (type.isInstance(descriptor) && getSymbolValue(descriptor).contains(symbol)) {
                return type.cast(descriptor);
            }
        }
        return null;
    }

    /** The descriptor with that symbol of a describable of that type, or null. */
    @CheckForNull
    public Descriptor<?> findDescriptor(Class<?> type, String symbol) {
        for (Descriptor<?> descriptor : descriptors()) {
            if (type.isAssignableFrom(descriptor.clazz) && getSymbolValue(descriptor).contains(symbol)) {
                return descriptor;
            }
        }
        return null;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static List<Descriptor<?>> descriptors() {
        return (List) Jenkins.get().getExtensionList(Descriptor.class);
    }

    /** The symbols of an object's class; of a describable, those of its descriptor's class. */
    @NonNull
    public static Set<String> getSymbolValue(@NonNull Object object) {
        if (object instanceof Describable<?> describable) {
            return getSymbolValue(describable.getDescriptor().getClass());
        }
        return getSymbolValue(object.getClass());
    }

    @NonNull
    public static Set<String> getSymbolValue(@NonNull Class<?> type) {
        Symbol symbol = type.getAnnotation(Symbol.class);
        return symbol == null ? Set.of() : new LinkedHashSet<>(List.of(symbol.value()));
    }
}
