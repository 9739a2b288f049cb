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
 * @param longest upper bound of a pause that nobody asks for
 * @param total upper bound of all pauses of one push together, also of those that the registry asks for
 */
public record RetryPolicy(int retries, Duration first, Duration longest, Duration total) implements Serializable {

    public static final RetryPolicy DEFAULT = new RetryPolicy(5, Duration.ofMillis(500), Duration.ofSeconds(60), Duration.ofMinutes(10));

    /** The same policy with another number of further attempts. */
    public RetryPolicy withRetries(int other) {
        return new RetryPolicy(other, first, longest, total);
    }

    /** Says whether an answer of this status may be different next time. 401, 403, 404, 412 and the like never are. */
    public static boolean isTransient(int status) {
        return status == 408 || status == 429 || status == 500 || status == 502 || status == 503 || status == 504;
    }

    /**
     * The pause before the next attempt, or empty when there must be no further one.
     *
     * @param failed how many attempts of this request have failed so far, at least 1
     * @param paused how long all requests of the push have paused so far
     * @param retryAfter what the registry asked for, if it did
     * @param random between 0 and 1: spreads the attempts of many builds ("full jitter")
     */
    public Optional<Duration> pause(int failed, Duration paused, Optional<Duration> retryAfter, double random) {
        long bound = Math.min(longest.toMillis(), first.toMillis() << Math.min(failed - 1, 20));
        Duration pause = retryAfter.isPresent()
                ? retryAfter.get().plusMillis((long) (random * first.toMillis()))
                : Duration.ofMillis((long) (random * bound));
        return failed > retries || paused.plus(pause).compareTo(total) > 0 ? Optional.empty() : Optional.of(pause);
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
