package io.jenkins.plugins.kubesphere.report.metrics;

import hudson.Extension;
import hudson.model.UnprotectedRootAction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import jenkins.model.Jenkins;
import jenkins.util.SystemProperties;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;

/**
 * Where Prometheus asks: {@code /kubesphere-pipeline/metrics}, for users with the permission Overall/SystemRead, or for everybody when the administrator
 * has set the system property {@value #OPEN}.
 */
@Extension
public final class MetricsPage implements UnprotectedRootAction {
    static final String OPEN = "io.jenkins.plugins.kubesphere.metrics.open";

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return "kubesphere-pipeline";
    }

    @GET
    public void doMetrics(StaplerResponse2 response) throws IOException {
        if (!SystemProperties.getBoolean(OPEN)) {
            Jenkins.get().checkPermission(Jenkins.SYSTEM_READ);
        }
        response.setContentType(Exposition.TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(DeployMetrics.get().exposition().getBytes(StandardCharsets.UTF_8));
    }
}
