package hudson.model;

/** An action of the front page that decides by itself who may use it; a real controller lets everybody in. Here everybody is the one user. */
public interface UnprotectedRootAction extends RootAction {}
