package hudson.model;

/** Work that may need resources. */
public interface ResourceActivity extends ModelObject {}
