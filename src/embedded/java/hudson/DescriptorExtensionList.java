package hudson;

import hudson.model.Describable;
import hudson.model.Descriptor;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;

/** The descriptors of one kind of describable. */
public class DescriptorExtensionList<T extends Describable<T>, D extends Descriptor<T>> extends ExtensionList<D> {

    private final Class<T> describableType;

    @SuppressWarnings("unchecked")
    protected DescriptorExtensionList(Jenkins jenkins, Class<T> describableType) {
        super(jenkins, (Class<D>) (Class<?>) Descriptor.class);
        this.describableType = describableType;
    }

    public static <T extends Describable<T>, D extends Descriptor<T>> DescriptorExtensionList<T, D> createDescriptorList(
            Jenkins jenkins, Class<T> describableType) {
        return new DescriptorExtensionList<>(jenkins, describableType);
    }

    @Override
    @SuppressWarnings("unchecked")
    protected List<ExtensionComponent<D>> load() {
        List<ExtensionComponent<D>> own = new ArrayList<>();
        for (ExtensionComponent<Descriptor> component : jenkins.getExtensionList(Descriptor.class).getComponents()) {
            if (describes(component.getInstance(), describableType)) {
                own.add((ExtensionComponent<D>) (ExtensionComponent<?>) component);
            }
        }
        return own;
    }

    /** The descriptor of exactly this class. */
    public D find(Class<? extends T> type) {
        for (D descriptor : this) {
            if (descriptor.clazz == type) {
                return descriptor;
            }
        }
        return null;
    }

    public D findByName(String id) {
        for (D descriptor : this) {
            if (descriptor.getId().equals(id)) {
                return descriptor;
            }
        }
        return null;
    }
}
