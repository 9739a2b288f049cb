package io.jenkins.plugins.kubesphere.steps.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.Run;
import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.ClusterAccess;
import io.jenkins.plugins.kubesphere.cluster.PlannedChange;
import io.jenkins.plugins.kubesphere.cluster.ReleaseListener;
import io.jenkins.plugins.kubesphere.cluster.Resource;
import io.jenkins.plugins.kubesphere.manifest.ManifestImages;
import io.jenkins.plugins.kubesphere.report.DeployedObject;
import io.jenkins.plugins.kubesphere.report.audit.AuditEntry;
import io.jenkins.plugins.kubesphere.report.audit.AuditLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Writes down each change of the cluster, and passes everything on. */
final class AuditListener extends PassingListener {

    /** What pods are made of that an object describes: by this release, and before it. */
    private record Images(List<String> now, List<String> before) {
        private static final Images UNKNOWN = new Images(List.of(), List.of());
    }

    private final Run<?, ?> run;
    private final ClusterAccess access;
    private final Supplier<List<String>> images;
    private final SecretMask mask;
    private volatile Map<Resource, Images> ofObjects = Map.of();
    private volatile String digest;

    /**
     * @param images those of the release, as far as they are known
     * @param mask takes out what is never written down
     */
    AuditListener(ReleaseListener next, Run<?, ?> run, ClusterAccess access, Supplier<List<String>> images, SecretMask mask) {
        super(next);
        this.run = run;
        this.access = access;
        this.images = images;
        this.mask = mask;
    }

    @Override
    public void planned(List<PlannedChange> changes) {
        Map<Resource, Images> all = new HashMap<>();
        for (PlannedChange change : changes) {
            all.put(change.resource(), new Images(masked(change.document().object()), change.before() == null ? List.of() : masked(change.before())));
        }
        ofObjects = all;
        digest = AuditEntry.commonDigest(images.get());
        super.planned(changes);
    }

    private List<String> masked(ObjectNode object) {
        return ManifestImages.of(object).stream().map(mask).toList();
    }

    @Override
    public void applied(AppliedObject object) {
        super.applied(object);
        if (object.change() != AppliedObject.Change.UNCHANGED) {
            List<String> now = ofObjects.getOrDefault(object.resource(), Images.UNKNOWN).now();
            write(object.resource(), object.change().word(), now, now.isEmpty() ? digest : AuditEntry.commonDigest(now));
        }
    }

    @Override
    public void rolledBack(Resource resource, String how) {
        super.rolledBack(resource, how);
        List<String> before = ofObjects.getOrDefault(resource, Images.UNKNOWN).before();
        write(resource, "rolled back", before, AuditEntry.commonDigest(before));
    }

    private void write(Resource resource, String action, List<String> named, String only) {
        AuditLog.write(AuditEntry.of(run, "envsubstApply", action).cluster(access.context(), access.server().toString())
                .object(new DeployedObject(resource.kind(), resource.namespace(), mask.apply(resource.name()), action)).images(named, only));
    }
}
