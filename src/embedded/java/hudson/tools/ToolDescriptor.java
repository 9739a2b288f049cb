package hudson.tools;

import hudson.model.Descriptor;
import java.lang.reflect.Array;

/** Describes a kind of program and keeps those that are named. */
public abstract class ToolDescriptor<T extends ToolInstallation> extends Descriptor<ToolInstallation> {
    private T[] installations;

    protected ToolDescriptor() {}

    @SuppressWarnings("unchecked")
    public T[] getInstallations() {
        return installations == null ? (T[]) Array.newInstance(clazz, 0) : installations.clone();
    }

    public void setInstallations(T... named) {
        installations = named.clone();
    }
}
