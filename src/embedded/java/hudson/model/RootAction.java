package hudson.model;

import hudson.ExtensionPoint;

/** An action of the controller's front page. */
public interface RootAction extends Action, ExtensionPoint {}
