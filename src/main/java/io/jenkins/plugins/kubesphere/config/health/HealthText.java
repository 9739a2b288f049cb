package io.jenkins.plugins.kubesphere.config.health;

import hudson.util.FormValidation;
import io.jenkins.plugins.kubesphere.cluster.ClusterHealth;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** A look at a cluster in words. */
public final class HealthText {
    /** A certificate that ends within this time is worth a warning. */
    public static final Duration SOON = Duration.ofDays(30);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private HealthText() {
    }

    /** What was seen, for a form. */
    public static FormValidation validation(ClusterHealth health) {
        if (!health.isGood()) {
            return FormValidation.error(sentence(health));
        }
        return health.endsWithin(SOON) ? FormValidation.warning(sentence(health)) : FormValidation.ok(sentence(health));
    }

    /** Trouble first; then version, latency, and how long the certificates last. */
    public static String sentence(ClusterHealth health) {
        List<String> parts = new ArrayList<>();
        if (!health.isGood()) {
            parts.add(health.trouble());
        }
        if (!health.version().isEmpty()) {
            parts.add(Messages.HealthText_version(health.version()));
        }
        if (health.isReachable()) {
            parts.add(Messages.HealthText_latency(Math.max(1, health.latency().toMillis())));
        }
        if (health.serverCertificateEnds() != null) {
            parts.add(Messages.HealthText_serverCertificate(until(health.serverCertificateEnds(), health.checked())));
        }
        if (health.clientCertificateEnds() != null) {
            parts.add(Messages.HealthText_clientCertificate(until(health.clientCertificateEnds(), health.checked())));
        }
        return String.join(Messages.HealthText_separator(), parts);
    }

    /** The same with the time of the look. */
    public static String dated(ClusterHealth health) {
        return Messages.HealthText_dated(MINUTE.format(health.checked()), sentence(health));
    }

    private static String until(Instant end, Instant now) {
        if (end.isBefore(now)) {
            return Messages.HealthText_ended(DAY.format(end));
        }
        long days = Duration.between(now, end).toDays();
        return days >= SOON.toDays() ? Messages.HealthText_until(DAY.format(end)) : Messages.HealthText_soon(DAY.format(end), days);
    }
}
