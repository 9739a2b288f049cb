package hudson.tasks;

/** Something a build does. */
public interface BuildStep {}
