package io.jenkins.plugins.kubesphere.steps.apply;

import hudson.model.Run;
import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.ClusterAccess;
import io.jenkins.plugins.kubesphere.cluster.ReleaseListener;
import io.jenkins.plugins.kubesphere.cluster.Resource;
import io.jenkins.plugins.kubesphere.report.DeployedObject;
import io.jenkins.plugins.kubesphere.report.audit.AuditEntry;
import io.jenkins.plugins.kubesphere.report.audit.AuditLog;
import java.util.List;
import java.util.function.Supplier;

/** Writes down each change of the cluster, and passes everything on. */
final class AuditListener extends PassingListener {
    private final Run<?, ?> run;
    private final ClusterAccess access;
    private final Supplier<List<String>> images;
    private final SecretMask mask;

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
    public void applied(AppliedObject object) {
        super.applied(object);
        if (object.change() != AppliedObject.Change.UNCHANGED) {
            write(object.resource(), object.change().word());
        }
    }

    @Override
    public void rolledBack(Resource resource, String how) {
        super.rolledBack(resource, how);
        write(resource, "rolled back");
    }

    private void write(Resource resource, String action) {
        AuditLog.write(AuditEntry.of(run, "envsubstApply", action).cluster(access.context(), access.server().toString())
                .object(new DeployedObject(resource.kind(), resource.namespace(), mask.apply(resource.name()), action))
                .images(images.get().stream().map(mask).toList()));
    }
}
