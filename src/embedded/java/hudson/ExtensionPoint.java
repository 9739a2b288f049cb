package hudson;

/** Marks an interface or abstract class that plugins implement. */
public interface ExtensionPoint {}
