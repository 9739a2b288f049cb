package io.jenkins.plugins.kubesphere.steps.apply;

import hudson.model.Item;
import jenkins.model.Jenkins;

/** Who is told, while typing, what is wrong in a step's form. */
public final class FormRight {

    private FormRight() {
    }

    /** Whether the user may see how this item is configured; without an item, whether the user may configure Jenkins. */
    public static boolean isGiven(Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.EXTENDED_READ);
    }
}
