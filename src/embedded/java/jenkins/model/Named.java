package jenkins.model;

/** An object with a name that is unique in its parent. */
public interface Named {
    String getName();
}
