package io.jenkins.plugins.kubesphere.image.registry;

import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Knows what to send as {@code Authorization} for each scope, and learns from the registry's challenges. */
final class Authorizer {

    private static final int MARGIN_SECONDS = 15;

    private final Access access;
    private final TokenService tokens;
    private final String host;
    private final Map<Scope, Access.Bearer> issued = new ConcurrentHashMap<>();
    private volatile Challenge bearerChallenge;
    private volatile boolean basic;
    private volatile boolean identified;

    Authorizer(Access access, TokenService tokens, String host) {
        this.access = access;
        this.tokens = tokens;
        this.host = host;
    }

    static String basic(Access.Password password) {
        byte[] pair = (password.username() + ":" + password.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** The header's value, if anything is to be sent. */
    Optional<String> header(Scope scope) throws IOException, InterruptedException {
        if (access instanceof Access.Bearer given) {
            return Optional.of("Bearer " + given.token());
        }
        if (basic && access instanceof Access.Password password) {
            return Optional.of(basic(password));
        }
        if (bearerChallenge == null || scope.parts().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("Bearer " + token(scope).token());
    }

    private Access.Bearer token(Scope scope) throws IOException, InterruptedException {
        Access.Bearer present = issued.get(scope);
        if (present != null && Instant.now().isBefore(present.expires().minusSeconds(MARGIN_SECONDS))) {
            return present;
        }
        synchronized (issued) {
            Access.Bearer now = issued.get(scope);
            if (now == present || now == null) {
                now = tokens.exchange(bearerChallenge, scope, access);
                identified = true;
                issued.put(scope, now);
            }
            return now;
        }
    }

    /**
     * Looks at the answer 401 and says whether another attempt makes sense.
     *
     * @param sent the header that was refused, if one was sent
     */
    boolean learn(List<Challenge> challenges, Scope scope, Optional<String> sent) throws RegistryException {
        if (access instanceof Access.Bearer given) {
            if (Instant.now().isAfter(given.expires().minusSeconds(MARGIN_SECONDS))) {
                throw new RegistryException(Messages.Authorizer_tokenExpired(host), 401, "UNAUTHORIZED", "token expired");
            }
            return false;
        }
        Optional<Challenge> bearer = Challenge.find(challenges, "bearer");
        if (bearer.isPresent()) {
            boolean first = bearerChallenge == null;
            bearerChallenge = bearer.get();
            Access.Bearer refused = issued.get(scope);
            boolean stale = refused != null && sent.isPresent() && sent.get().equals("Bearer " + refused.token()) 
                    && issued.remove(scope, refused);
            return first || sent.isEmpty() || stale;
        }
        if (Challenge.find(challenges, "basic").isPresent() && access instanceof Access.Password && !basic) {
            basic = true;
            return true;
        }
        return sent.isEmpty() && basic;
    }

    /** Obtains a token for a scope, or nothing where the registry wants none or knows only passwords. */
    Optional<Access.Bearer> obtain(Scope scope) throws IOException, InterruptedException {
        return bearerChallenge == null || access instanceof Access.Bearer ? Optional.empty() : Optional.of(token(scope));
    }

    /** Whether the registry has accepted who we are, so that a refusal can only be about what we may do. */
    boolean isIdentified() {
        return access instanceof Access.Bearer || access instanceof Access.Password && identified;
    }

    Access access() {
        return access;
    }
}
