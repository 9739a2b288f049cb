package jenkins.model;

/** An object whose full name finds it again. */
public interface FullyNamed {
    String getFullName();
}
