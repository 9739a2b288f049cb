package jenkins.model;

import hudson.Extension;
import hudson.Util;
import java.util.Objects;
import org.jenkinsci.Symbol;

/** Where the controller is reached. */
@Extension(ordinal = JenkinsLocationConfiguration.ORDINAL)
@Symbol("location")
public class JenkinsLocationConfiguration extends GlobalConfiguration {

    public static final int ORDINAL = 200;

    private String adminAddress;
    private String jenkinsUrl;

    public JenkinsLocationConfiguration() {
        load();
    }

    public static JenkinsLocationConfiguration get() {
        return Objects.requireNonNull(GlobalConfiguration.all().get(JenkinsLocationConfiguration.class));
    }

    public String getAdminAddress() {
        return adminAddress;
    }

    public void setAdminAddress(String adminAddress) {
        this.adminAddress = Util.fixEmptyAndTrim(adminAddress);
        save();
    }

    /** The URL with a slash at the end, or null when nobody has said it. */
    public String getUrl() {
        return jenkinsUrl;
    }

    public void setUrl(String jenkinsUrl) {
        this.jenkinsUrl = Util.ensureEndsWith(Util.fixEmptyAndTrim(jenkinsUrl), "/");
        save();
    }
}
