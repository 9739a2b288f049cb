package io.jenkins.plugins.kubesphere.cluster;

import java.io.Serializable;
import java.util.List;

/**
 * What a release did.
 *
 * @param objects every object in the order of its documents
 * @param seconds from start to end
 */
public record ReleaseResult(List<AppliedObject> objects, double seconds) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** How many objects had this change. */
    public long count(AppliedObject.Change change) {
        return objects.stream().filter(object -> object.change() == change).count();
    }
}
