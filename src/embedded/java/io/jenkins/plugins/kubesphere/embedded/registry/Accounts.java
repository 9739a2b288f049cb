package io.jenkins.plugins.kubesphere.embedded.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who may do what: accounts for everything, robot accounts for one project, and the tokens that were issued to them. */
final class Accounts {

    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * @param project null for all projects
     * @param actions out of {@code pull}, {@code push}, {@code delete}, and rights of Harbor's API such as {@code scan:create}; {@code delete}
     *     without a project means all of them
     */
    record Account(String name, String password, String project, Set<String> actions) {

        boolean mayDo(String action, String repository) {
            boolean inside = project == null || repository.startsWith(project + "/");
            return inside && (actions.contains(action) || isAdministrator());
        }

        boolean isAdministrator() {
            return project == null && actions.contains("delete");
        }
    }

    /** Somebody who gave no name, or a wrong password. */
    static final Account NOBODY = new Account("", "", null, Set.of());

    /** What a token allows: actions by repository. */
    record Grant(Account account, Map<String, Set<String>> actions, Instant expires) {}

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private volatile Duration lifetime = Duration.ofMinutes(30);

    void add(Account account) {
        accounts.put(account.name(), account);
    }

    void tokenLifetime(Duration duration) {
        lifetime = duration;
    }

    Duration tokenLifetime() {
        return lifetime;
    }

    /** The account of a basic {@code Authorization} header; empty if there is none or it is wrong. */
    Optional<Account> basic(String header) {
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(header.substring(6).trim()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int colon = pair.indexOf(':');
        Account account = colon < 0 ? null : accounts.get(pair.substring(0, colon));
        boolean right = account != null
                && MessageDigest.isEqual(
                        account.password().getBytes(StandardCharsets.UTF_8), pair.substring(colon + 1).getBytes(StandardCharsets.UTF_8));
        return right ? Optional.of(account) : Optional.empty();
    }

    /** Issues a token; an action that the account has no right to is left out without a word. */
    String issue(Account account, Map<String, Set<String>> asked) {
        Map<String, Set<String>> allowed = new ConcurrentHashMap<>();
        asked.forEach((repository, actions) -> {
            Set<String> granted = new HashSet<>(actions);
            granted.removeIf(action -> !account.mayDo(action, repository));
            allowed.put(repository, granted);
        });
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        grants.put(token, new Grant(account, allowed, Instant.now().plus(lifetime)));
        return token;
    }

    /** What the token of a bearer {@code Authorization} header allows; empty if there is none, or it is unknown or over. */
    Optional<Grant> bearer(String header) {
        if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.empty();
        }
        return Optional.ofNullable(grants.get(header.substring(7).trim())).filter(grant -> Instant.now().isBefore(grant.expires()));
    }
}
