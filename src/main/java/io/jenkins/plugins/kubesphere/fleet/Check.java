package io.jenkins.plugins.kubesphere.fleet;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;

/** A run of the step's block that is not part of a gate. A plain class, because it is kept with the build. */
public final class Check implements Serializable {
    private static final long serialVersionUID = 1;

    /** What has happened. */
    public enum Kind {
        /** A standby serves instead of its primary. */
        TAKEOVER,
        /** A primary has the release again and all its replicas; its standby still serves, too. */
        FAILBACK,
        /** Clusters were returned to what they had. */
        ROLLBACK;

        /** The value of {@code DEPLOY_EVENT}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final String cluster;

    /** @param cluster the primary in question; empty for a rollback */
    public Check(Kind kind, String cluster) {
        this.kind = kind;
        this.cluster = cluster;
    }

    public Kind kind() {
        return kind;
    }

    public String cluster() {
        return cluster;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Check that && kind == that.kind && cluster.equals(that.cluster);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, cluster);
    }

    @Override
    public String toString() {
        return kind.word() + " " + cluster;
    }
}
