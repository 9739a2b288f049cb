package hudson.tools;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import java.io.Serializable;

/** A program under a name that pipelines use. */
public abstract class ToolInstallation implements Describable<ToolInstallation>, Serializable, ExtensionPoint {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String home;

    protected ToolInstallation(String name, String home) {
        this.name = name;
        this.home = home;
    }

    public String getName() {
        return name;
    }

    /** Where it is installed, or null. */
    public String getHome() {
        return home;
    }
}
