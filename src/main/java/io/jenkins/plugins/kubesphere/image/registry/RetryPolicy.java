package io.jenkins.plugins.kubesphere.image.registry;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * When to try a request again. Pure: the caller brings the random number and the clock.
 *
 * @param retries how many further attempts there may be after the first
 * @param first upper bound of the first pause
 * @param longest upper bound of any pause, also of one that the registry asks for
 */
public record RetryPolicy(int retries, Duration first, Duration longest) implements Serializable {

    public static final RetryPolicy DEFAULT = new RetryPolicy(5, Duration.ofMillis(500), Duration.ofSeconds(60));

    /** Says whether an answer of this status may be different next time. 401, 403, 404, 412 and the like never are. */
    public static boolean isTransient(int status) {
        return status == 408 || status == 429 || status == 500 || status == 502 || status == 503 || status == 504;
    }

    /**
     * The pause before the next attempt, or empty when there must be no further one.
     *
     * @param failed how many attempts have failed so far, at least 1
     * @param retryAfter what the registry asked for, if it did
     * @param random between 0 and 1: spreads the attempts of many builds ("full jitter")
     */
    public Optional<Duration> pause(int failed, Optional<Duration> retryAfter, double random) {
        if (failed > retries) {
            return Optional.empty();
        }
        if (retryAfter.isPresent()) {
            Duration asked = retryAfter.get();
            return asked.compareTo(longest) > 0 ? Optional.empty() : Optional.of(asked.plusMillis((long) (random * first.toMillis())));
        }
        long bound = Math.min(longest.toMillis(), first.toMillis() << Math.min(failed - 1, 20));
        return Optional.of(Duration.ofMillis((long) (random * bound)));
    }

    /** Reads {@code Retry-After} (RFC 9110, section 10.2.3): seconds or a date; anything else is as good as no header. */
    public static Optional<Duration> retryAfter(Optional<String> header, Instant now) {
        if (header.isEmpty()) {
            return Optional.empty();
        }
        String text = header.get().trim();
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Duration until = Duration.between(now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
