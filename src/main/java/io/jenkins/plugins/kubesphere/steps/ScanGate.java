package io.jenkins.plugins.kubesphere.steps;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kubesphere.harbor.Severity;
import io.jenkins.plugins.kubesphere.steps.apply.FormRight;
import io.jenkins.plugins.kubesphere.steps.source.Messages;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code scan: [failOn: 'High', timeout: '5m', allow: ['CVE-2026-1']]}: wait for Harbor's scan and fail on what it finds. */
public final class ScanGate extends AbstractDescribableImpl<ScanGate> implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})\\s*([smh])");

    private String failOn = "Critical";
    private String timeout = "10m";
    private ArrayList<String> allow = new ArrayList<>();

    @DataBoundConstructor
    public ScanGate() {}

    /** The lowest severity that fails the build. */
    public String getFailOn() {
        return failOn;
    }

    @DataBoundSetter
    public void setFailOn(String failOn) {
        this.failOn = failOn;
    }

    /** How long to wait, such as {@code 90s}, {@code 5m} or {@code 1h}. */
    public String getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public void setTimeout(String timeout) {
        this.timeout = timeout;
    }

    /** Vulnerabilities that do not count. */
    public List<String> getAllow() {
        return allow;
    }

    /** Takes a list, and what the form makes of its one field: a list of one text with commas or spaces between. */
    @DataBoundSetter
    public void setAllow(List<String> allow) {
        ArrayList<String> each = new ArrayList<>();
        for (String text : allow == null ? List.<String>of() : allow) {
            Stream.of(text.split("[,\\s]+")).filter(item -> !item.isEmpty()).forEach(each::add);
        }
        this.allow = each;
    }

    void check() {
        limit();
        patience();
    }

    Severity limit() {
        return Severity.parse(failOn);
    }

    Duration patience() {
        return patience(timeout);
    }

    private static Duration patience(String timeout) {
        Matcher parts = DURATION.matcher(timeout == null ? "" : timeout.trim());
        if (!parts.matches()) {
            throw new IllegalArgumentException(Messages.ScanGate_badTimeout(timeout));
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    /** Lets a nested map become a gate. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<ScanGate> {

        @Override
        public String getDisplayName() {
            return Messages.ScanGate_displayName();
        }

        /** The list as the form shows it. */
        public String joined(List<String> items) {
            return items == null ? "" : String.join(", ", items);
        }

        /** Offers the severities that anybody fails a build on, the worst first. */
        @POST
        public ListBoxModel doFillFailOnItems() {
            ListBoxModel items = new ListBoxModel();
            for (Severity severity : List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)) {
                items.add(severity.word(), severity.word());
            }
            return items;
        }

        /** Says while typing what is wrong with the time to wait. */
        @POST
        public FormValidation doCheckTimeout(@AncestorInPath Item item, @QueryParameter String value) {
            if (!FormRight.isGiven(item)) {
                return FormValidation.ok();
            }
            try {
                patience(value);
                return FormValidation.ok();
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
