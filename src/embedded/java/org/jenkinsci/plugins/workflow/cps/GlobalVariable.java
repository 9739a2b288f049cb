package org.jenkinsci.plugins.workflow.cps;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.List;

/** A name that every pipeline script can use. */
public abstract class GlobalVariable implements ExtensionPoint {

    /** The name. */
    public abstract String getName();

    /** The object behind the name for this script; kept by the script when it assigns it. */
    public abstract Object getValue(CpsScript script) throws Exception;

    /** The variable of that name for a build, or null. */
    public static GlobalVariable byName(String name, Run<?, ?> run) {
        for (GlobalVariable variable : forRun(run)) {
            if (variable.getName().equals(name)) {
                return variable;
            }
        }
        return null;
    }

    /** All variables for a build. */
    public static Iterable<GlobalVariable> forRun(Run<?, ?> run) {
        List<GlobalVariable> all = new ArrayList<>();
        ExtensionList.lookup(GlobalVariable.class).forEach(all::add);
        return all;
    }
}
