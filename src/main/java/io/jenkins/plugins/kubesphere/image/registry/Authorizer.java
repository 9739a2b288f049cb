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
    private final Map<Scope, Instant> since = new ConcurrentHashMap<>();
    private volatile Challenge bearerChallenge;
    private volatile boolean basic;
    private volatile boolean identified;
    private volatile boolean acceptedForWriting;

    Authorizer(Access access, TokenService tokens, String host) {
        this.access = access;
        this.tokens = tokens;
        this.host = host;
    }

    static String basic(Access.Password password) {
        byte[] pair = (password.username() + ":" + password.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    boolean mayPullFrom(String repository) {
        return !(access instanceof Access.Bearer given) || given.repositories().contains(repository);
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
                since.put(scope, Instant.now());
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
            if (hasEnded(given, challenges, scope)) {
                throw new RegistryException(Messages.Authorizer_tokenExpired(host), 401, "UNAUTHORIZED", "token expired");
            }
            return false;
        }
        Optional<Challenge> bearer = Challenge.find(challenges, "bearer");
        if (bearer.isPresent()) {
            boolean first = bearerChallenge == null;
            bearerChallenge = bearer.get();
            return first || sent.isEmpty() || isReplaceable(scope, sent.get());
        }
        if (bearerChallenge != null && sent.isPresent()) {
            // Harbor answers a token that has ended or allows too little with a challenge for basic authentication; a new one allows no more
            return !isFresh(scope) && isReplaceable(scope, sent.get());
        }
        if (Challenge.find(challenges, "basic").isPresent() && access instanceof Access.Password && !basic) {
            basic = true;
            return true;
        }
        return sent.isEmpty() && basic;
    }

    private boolean isFresh(Scope scope) {
        Instant start = since.get(scope);
        return start != null && Instant.now().isBefore(start.plusSeconds(MARGIN_SECONDS));
    }

    /** Forgets a token that was refused; another thread may have done so already, and may have a new one. */
    private boolean isReplaceable(Scope scope, String sent) {
        Access.Bearer present = issued.get(scope);
        return present == null || !sent.equals("Bearer " + present.token()) || issued.remove(scope, present);
    }

    /** Hears that the registry has let a request in. */
    void accepted(String method) {
        acceptedForWriting |= !method.equals("GET") && !method.equals("HEAD");
    }

    /**
     * Whether a refused token has ended rather than allows too little. The token service's word on its life is not the last one: clocks differ.
     * A registry that says why ({@code error}, RFC 6750) is believed; one that does not, such as Harbor, if it has let the token write before.
     * A refused mount says nothing: the token may lack the other repository, and the upload that follows will tell.
     */
    private boolean hasEnded(Access.Bearer given, List<Challenge> challenges, Scope scope) {
        if (Instant.now().isAfter(given.expires().minusSeconds(MARGIN_SECONDS))) {
            return true;
        }
        Optional<String> error = Challenge.find(challenges, "bearer").flatMap(challenge -> challenge.parameter("error"));
        return error.isPresent() ? error.get().equals("invalid_token") : acceptedForWriting && scope.parts().size() == 1;
    }

    /** Obtains a token for a scope, or nothing where the registry wants none or knows only passwords. */
    Optional<Access.Bearer> obtain(Scope scope) throws IOException, InterruptedException {
        return bearerChallenge == null || access instanceof Access.Bearer ? Optional.empty() : Optional.of(token(scope));
    }

    /**
     * Asks the token service for nothing but to know the account ({@code docker login} does the same). Some, Harbor among them, answer a wrong
     * password with a token for what everybody may do as long as anything is asked for.
     *
     * @throws RegistryException if user name or password is wrong
     */
    void checkAccount() throws IOException, InterruptedException {
        if (bearerChallenge != null && access instanceof Access.Password) {
            tokens.exchange(bearerChallenge, Scope.none(), access);
        }
    }

    /** Whether the registry has accepted who we are, so that a refusal can only be about what we may do. */
    boolean isIdentified() {
        return access instanceof Access.Bearer || access instanceof Access.Password && identified;
    }

    Access access() {
        return access;
    }
}
