package io.jenkins.plugins.kubesphere.steps.source;

import hudson.EnvVars;
import io.jenkins.plugins.kubesphere.image.compression.Compression;
import io.jenkins.plugins.kubesphere.image.source.Platform;
import io.jenkins.plugins.kubesphere.image.source.ProgramOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.DataBoundSetter;

/** What JAR, WAR and program have in common: a file, a base to put it on, and how the result is to run. */
public abstract class ProgramPushSource extends PushSource {

    private static final long serialVersionUID = 1L;

    private final String path;
    private String base;
    private String platform;
    private ArrayList<String> ports;
    private LinkedHashMap<String, String> env;
    private LinkedHashMap<String, String> labels;
    private String user;
    private ArrayList<String> arguments;

    ProgramPushSource(String path) {
        this.path = path;
    }

    public String getPath() {
        return path;
    }

    /** A reference in a registry, {@code oci:directory} in the workspace, or {@code scratch}; null for the default. */
    public String getBase() {
        return base;
    }

    @DataBoundSetter
    public void setBase(String base) {
        this.base = emptyToNull(base);
    }

    public String getPlatform() {
        return platform;
    }

    @DataBoundSetter
    public void setPlatform(String platform) {
        this.platform = emptyToNull(platform);
    }

    public List<String> getPorts() {
        return ports;
    }

    @DataBoundSetter
    public void setPorts(List<String> ports) {
        this.ports = ports == null || ports.isEmpty() ? null : new ArrayList<>(ports);
    }

    @SuppressWarnings("rawtypes") // a parameter of the raw type is what a Jenkinsfile's map is handed to untouched
    public Map getEnv() {
        return env;
    }

    @DataBoundSetter
    public void setEnv(@SuppressWarnings("rawtypes") Map env) {
        this.env = strings(env);
    }

    @SuppressWarnings("rawtypes") // a parameter of the raw type is what a Jenkinsfile's map is handed to untouched
    public Map getLabels() {
        return labels;
    }

    @DataBoundSetter
    public void setLabels(@SuppressWarnings("rawtypes") Map labels) {
        this.labels = strings(labels);
    }

    public String getUser() {
        return user;
    }

    @DataBoundSetter
    public void setUser(String user) {
        this.user = emptyToNull(user);
    }

    public List<String> getArguments() {
        return arguments;
    }

    @DataBoundSetter
    public void setArguments(List<String> arguments) {
        this.arguments = arguments == null || arguments.isEmpty() ? null : new ArrayList<>(arguments);
    }

    static String emptyToNull(String text) {
        return text == null || text.isBlank() ? null : text.trim();
    }

    /** A Groovy map may hold GStrings and numbers; what is kept and sent holds plain strings. */
    private static LinkedHashMap<String, String> strings(Map<?, ?> map) {
        if (map == null || map.isEmpty()) {
            return null;
        }
        LinkedHashMap<String, String> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), String.valueOf(value)));
        return copy;
    }

    abstract String symbol();

    @Override
    public void check() {
        present(path, symbol());
        if (platform != null) {
            Platform.parse(platform);
        }
        if (user != null && !user.matches("[A-Za-z0-9_-]+(:[A-Za-z0-9_-]+)?")) {
            throw new IllegalArgumentException(Messages.ProgramPushSource_badUser(user));
        }
        for (String port : ports == null ? List.<String>of() : ports) {
            if (!port.matches("[0-9]{1,5}(/(tcp|udp|sctp))?")) {
                throw new IllegalArgumentException(Messages.ProgramPushSource_badPort(port));
            }
        }
        BaseSpec.check(base);
    }

    ProgramOptions options(EnvVars environment) {
        Map<String, String> all = new LinkedHashMap<>(ImageLabels.of(environment));
        all.putAll(labels == null ? Map.of() : labels);
        return new ProgramOptions(
                platform == null ? Platform.DEFAULT : Platform.parse(platform),
                ports == null ? List.of() : ports,
                env == null ? Map.of() : env,
                all,
                user == null ? ProgramOptions.DEFAULT_USER : user,
                arguments == null ? List.of() : arguments,
                Compression.GZIP);
    }

    /** The base that was written, else the one that the administrator, folder or pipeline has set in a variable, else nothing. */
    BaseSpec baseSpec(EnvVars environment, String variable) {
        String chosen = base == null ? emptyToNull(environment.get(variable)) : base;
        BaseSpec.check(chosen);
        return new BaseSpec(chosen, variable);
    }
}
