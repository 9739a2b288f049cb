package io.jenkins.plugins.kubesphere.report.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.SystemProperties;

/** Where changes are written down. A change that cannot be written down is told to Jenkins' own log; it has happened already. */
public final class AuditLog {
    /** System property: bytes at which another file is begun. */
    static final String MOST_BYTES = "io.jenkins.plugins.kubesphere.audit.maxBytes";
    /** System property: how many files are kept. */
    static final String FILES = "io.jenkins.plugins.kubesphere.audit.files";

    private static final Logger LOGGER = Logger.getLogger(AuditLog.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long USUAL_BYTES = 10 << 20;
    private static final int USUAL_FILES = 10;

    private static AuditFile present;
    private static Path presentPath;

    private AuditLog() {
    }

    /** Below Jenkins' home. */
    static Path path() {
        return Jenkins.get().getRootDir().toPath().resolve("logs").resolve("kubesphere-pipeline").resolve("audit.jsonl");
    }

    /** Adds a line for what has happened. Never fails. */
    public static void write(AuditEntry entry) {
        try {
            file().add(JSON.writeValueAsBytes(entry.toMap()));
        } catch (IOException | RuntimeException failed) {
            LOGGER.log(Level.WARNING, "the audit log cannot be written: " + entry.toMap(), failed);
        }
    }

    private static synchronized AuditFile file() {
        Path path = path();
        if (!path.equals(presentPath)) {
            present = new AuditFile(path, SystemProperties.getLong(MOST_BYTES, USUAL_BYTES), SystemProperties.getInteger(FILES, USUAL_FILES));
            presentPath = path;
        }
        return present;
    }
}
