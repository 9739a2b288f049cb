package io.jenkins.plugins.kubesphere.fleet;

import java.io.Serializable;

/** What has to be so after a wave. A plain class, because build records are written by a library that knows no Java records. */
public final class GateRequest implements Serializable {
    private static final long serialVersionUID = 1;

    /** Nothing. */
    public static final GateRequest NONE = new GateRequest(null, 0, null);

    private final String approve;
    private final long healthForSeconds;
    private final String http;

    /**
     * @param approve names of users and groups separated by commas, empty for whoever has the permission, null when nobody is asked
     * @param healthForSeconds how long the clusters deployed so far are watched, 0 for not at all
     * @param http an address that has to answer well, or null
     */
    public GateRequest(String approve, long healthForSeconds, String http) {
        this.approve = approve;
        this.healthForSeconds = healthForSeconds;
        this.http = http;
    }

    public String approve() {
        return approve;
    }

    public long healthForSeconds() {
        return healthForSeconds;
    }

    public String http() {
        return http;
    }

    public boolean isNone() {
        return approve == null && healthForSeconds == 0 && http == null;
    }
}
