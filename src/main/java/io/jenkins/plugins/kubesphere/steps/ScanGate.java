package io.jenkins.plugins.kubesphere.steps;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import io.jenkins.plugins.kubesphere.harbor.Severity;
import io.jenkins.plugins.kubesphere.steps.source.Messages;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

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

    @DataBoundSetter
    public void setAllow(List<String> allow) {
        this.allow = new ArrayList<>(allow == null ? List.of() : allow);
    }

    void check() {
        limit();
        patience();
    }

    Severity limit() {
        return Severity.parse(failOn);
    }

    Duration patience() {
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
    }
}
