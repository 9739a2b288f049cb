package jenkins.scm.api;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;
import java.util.Objects;

/** A branch, tag or change request of a repository. */
public class SCMHead {
    private final String name;

    public SCMHead(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    /** Knows which branch a job stands for. */
    public abstract static class HeadByItem implements ExtensionPoint {
        public HeadByItem() {}

        public abstract SCMHead getHead(Item item);

        /** The branch, or null when the item stands for none. */
        public static SCMHead findHead(Item item) {
            return ExtensionList.lookup(HeadByItem.class).stream().map(finder -> finder.getHead(item)).filter(Objects::nonNull).findFirst().orElse(null);
        }
    }
}
