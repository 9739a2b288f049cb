package jenkins.scm.api;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Item;
import hudson.scm.SCM;
import java.util.Objects;

/** A repository whose branches become jobs. */
public abstract class SCMSource extends AbstractDescribableImpl<SCMSource> implements ExtensionPoint {
    protected SCMSource() {}

    /** What checks a branch out, at its newest state. */
    public final SCM build(SCMHead head) {
        return build(head, null);
    }

    /** What checks a branch out, at that state. */
    public abstract SCM build(SCMHead head, SCMRevision revision);

    /** Knows which repository a job comes from. */
    public abstract static class SourceByItem implements ExtensionPoint {
        public SourceByItem() {}

        public abstract SCMSource getSource(Item item);

        /** The repository, or null when the item comes from none. */
        public static SCMSource findSource(Item item) {
            return ExtensionList.lookup(SourceByItem.class).stream().map(finder -> finder.getSource(item)).filter(Objects::nonNull).findFirst().orElse(null);
        }
    }
}
