package hudson.util;

/** Gives values to names. */
public interface VariableResolver<V> {
    VariableResolver NONE = name -> null;

    /** The value, or null when the name is unknown. */
    V resolve(String name);
}
