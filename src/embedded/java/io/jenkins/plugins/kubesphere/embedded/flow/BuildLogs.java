package io.jenkins.plugins.kubesphere.embedded.flow;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.WeakHashMap;

/** One log object per build while anybody uses it, so that all writers agree on offsets. */
public final class BuildLogs {

    private static final Map<BuildLog, File> LOGS = new WeakHashMap<>();

    private BuildLogs() {
    }

    /** The log in this build's directory. */
    public static synchronized BuildLog of(File build) throws IOException {
        File key = build.getAbsoluteFile();
        for (Map.Entry<BuildLog, File> entry : LOGS.entrySet()) {
            if (entry.getValue().equals(key)) {
                return entry.getKey();
            }
        }
        BuildLog log = new BuildLog(key.toPath().resolve("log"));
        LOGS.put(log, key);
        return log;
    }
}
