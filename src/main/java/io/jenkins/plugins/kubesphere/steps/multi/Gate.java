package io.jenkins.plugins.kubesphere.steps.multi;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.kubesphere.fleet.GateRequest;
import io.jenkins.plugins.kubesphere.steps.apply.FormRight;
import java.net.URI;
import java.net.URISyntaxException;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What has to be so before the next wave: {@code [approve: 'team-x', healthFor: '5m', http: 'https://shop.example/health']}. */
public final class Gate extends AbstractDescribableImpl<Gate> {
    private String approve;
    private String healthFor;
    private String http;

    @DataBoundConstructor
    public Gate() {
    }

    /** Users and groups that may let the release go on, besides those with the permission Deploy/Approve; {@code *} for these alone; null for nobody. */
    public String getApprove() {
        return approve;
    }

    @DataBoundSetter
    public void setApprove(String approve) {
        this.approve = Util.fixEmptyAndTrim(approve);
    }

    /** How long the clusters that have the release have to stay ready without a restart; null for not at all. */
    public String getHealthFor() {
        return healthFor;
    }

    @DataBoundSetter
    public void setHealthFor(String healthFor) {
        this.healthFor = Util.fixEmptyAndTrim(healthFor);
    }

    /** An address that has to answer with a status from 200 to 299, or null. */
    public String getHttp() {
        return http;
    }

    @DataBoundSetter
    public void setHttp(String http) {
        this.http = Util.fixEmptyAndTrim(http);
    }

    /** @throws IllegalArgumentException when something cannot be read */
    GateRequest toRequest() {
        if (http != null) {
            checkAddress(http);
        }
        String names = approve == null ? null : approve.equals("*") ? "" : approve;
        return new GateRequest(names, healthFor == null ? 0 : Spans.parse("healthFor", healthFor).toSeconds(), http);
    }

    private static void checkAddress(String text) {
        try {
            URI address = new URI(text);
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            if (web && address.getHost() != null && address.getUserInfo() == null) {
                return;
            }
        } catch (URISyntaxException e) {
            // The sentence below says what an address is.
        }
        throw new IllegalArgumentException(Messages.Gate_address(text));
    }

    /** Form of a gate. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<Gate> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.Gate_displayName();
        }

        @POST
        public FormValidation doCheckHealthFor(@AncestorInPath Item item, @QueryParameter String value) {
            return !FormRight.isGiven(item) || Util.fixEmptyAndTrim(value) == null ? FormValidation.ok() : Checks.of(() -> Spans.parse("healthFor", value));
        }

        @POST
        public FormValidation doCheckHttp(@AncestorInPath Item item, @QueryParameter String value) {
            return !FormRight.isGiven(item) || Util.fixEmptyAndTrim(value) == null ? FormValidation.ok() : Checks.of(() -> checkAddress(value.strip()));
        }
    }
}
