package hudson;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Node;

/** Changes how processes are started, for all of an agent or for a block. */
public abstract class LauncherDecorator implements ExtensionPoint {

    /** The launcher to use in place of the given one. */
    @NonNull
    public abstract Launcher decorate(@NonNull Launcher launcher, @NonNull Node node);

    public static ExtensionList<LauncherDecorator> all() {
        return ExtensionList.lookup(LauncherDecorator.class);
    }
}
