package hudson;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.kubesphere.embedded.EnvironmentExpansion;
import java.io.File;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import jenkins.security.MasterToSlaveCallable;

/** Environment variables; their names are compared without case, the value {@code ""} removes nothing but null does. */
public class EnvVars extends TreeMap<String, String> {
    private static final long serialVersionUID = 1L;

    /** The environment of this process. */
    public static final Map<String, String> masterEnvVars = Collections.unmodifiableMap(new EnvVars(System.getenv()));

    private Platform platform;

    public EnvVars() {
        super(String.CASE_INSENSITIVE_ORDER);
    }

    public EnvVars(Map<String, String> m) {
        this();
        putAll(m);
        if (m instanceof EnvVars other) {
            platform = other.platform;
        }
    }

    public EnvVars(EnvVars m) {
        this((Map<String, String>) m);
    }

    public EnvVars(String... keyValuePairs) {
        this();
        if (keyValuePairs.length % 2 != 0) {
            throw new IllegalArgumentException("a name without a value: " + keyValuePairs[keyValuePairs.length - 1]);
        }
        for (int i = 0; i < keyValuePairs.length; i += 2) {
            put(keyValuePairs[i], keyValuePairs[i + 1]);
        }
    }

    /** Sets a variable; null or empty removes it; {@code PATH+X} puts the value in front of PATH. */
    public void override(String key, String value) {
        if (value == null || value.isEmpty()) {
            remove(key);
            return;
        }
        int plus = key.indexOf('+');
        if (plus > 0) {
            String name = key.substring(0, plus);
            String present = get(name);
            put(name, present == null ? value : value + separator() + present);
            return;
        }
        put(key, value);
    }

    private char separator() {
        return platform == null ? File.pathSeparatorChar : platform.pathSeparator;
    }

    public EnvVars overrideAll(Map<String, String> all) {
        all.forEach(this::override);
        return this;
    }

    /** The same, with {@code $NAME} in the values replaced in an order that lets them refer to each other. */
    public EnvVars overrideExpandingAll(Map<String, String> all) {
        for (String key : EnvironmentExpansion.order(all)) {
            override(key, expand(all.get(key)));
        }
        return this;
    }

    /** Replaces {@code $NAME} and {@code ${NAME}} in the values by each other. */
    public static void resolve(Map<String, String> env) {
        for (Map.Entry<String, String> entry : env.entrySet()) {
            entry.setValue(Util.replaceMacro(entry.getValue(), env));
        }
    }

    public String get(String key, String defaultValue) {
        String value = get(key);
        return value == null ? defaultValue : value;
    }

    @Override
    public String put(String key, String value) {
        if (value == null) {
            throw new IllegalArgumentException("Null value not allowed as an environment variable: " + key);
        }
        return super.put(key, value);
    }

    public void putIfNotNull(String key, String value) {
        if (value != null) {
            put(key, value);
        }
    }

    public void putAllNonNull(Map<String, String> map) {
        map.forEach(this::putIfNotNull);
    }

    /** Adds a line of the form {@code NAME=value}. */
    public void addLine(String line) {
        int equals = line.indexOf('=');
        if (equals > 0) {
            put(line.substring(0, equals), line.substring(equals + 1));
        }
    }

    /** Replaces what is known and leaves the rest as it is. */
    public String expand(String s) {
        return Util.replaceMacro(s, this);
    }

    /** A variable by which all processes of one build are found again. */
    public static EnvVars createCookie() {
        return new EnvVars("HUDSON_COOKIE", UUID.randomUUID().toString());
    }

    /** The environment of the process on the other side. */
    public static EnvVars getRemote(VirtualChannel channel) throws IOException, InterruptedException {
        return channel == null ? new EnvVars("N/A", "N/A") : channel.call(new GetEnvVars());
    }

    public Platform getPlatform() {
        return platform;
    }

    public void setPlatform(Platform platform) {
        this.platform = platform;
    }

    private static final class GetEnvVars extends MasterToSlaveCallable<EnvVars, RuntimeException> {
        private static final long serialVersionUID = 1L;

        @Override
        public EnvVars call() {
            return new EnvVars(System.getenv());
        }
    }
}
