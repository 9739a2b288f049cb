package io.jenkins.plugins.kubesphere.steps.multi;

import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.ReleaseResult;
import io.jenkins.plugins.kubesphere.report.DeployedObject;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What one cluster's release came to, as a build remembers it. */
final class ClusterResult implements Serializable {
    private static final long serialVersionUID = 1;
    private final long created;
    private final long changed;
    private final long unchanged;
    private final double seconds;
    private final ArrayList<DeployedObject> objects = new ArrayList<>();

    ClusterResult(ReleaseResult result) {
        created = result.count(AppliedObject.Change.CREATED);
        changed = result.count(AppliedObject.Change.CHANGED);
        unchanged = result.count(AppliedObject.Change.UNCHANGED);
        seconds = result.seconds();
        result.objects().forEach(object -> objects.add(new DeployedObject(object.resource().kind(), object.resource().namespace(),
                object.resource().name(), object.change().word())));
    }

    long created() {
        return created;
    }

    long changed() {
        return changed;
    }

    long unchanged() {
        return unchanged;
    }

    double seconds() {
        return seconds;
    }

    List<DeployedObject> objects() {
        return List.copyOf(objects);
    }
}
