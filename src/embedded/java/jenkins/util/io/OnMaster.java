package jenkins.util.io;

/** Marks an object that exists on the controller only and must never travel to an agent. */
public interface OnMaster {}
