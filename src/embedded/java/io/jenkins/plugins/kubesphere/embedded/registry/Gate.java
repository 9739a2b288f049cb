package io.jenkins.plugins.kubesphere.embedded.registry;

import io.jenkins.plugins.kubesphere.embedded.registry.RegistryOptions.Authentication;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lets requests in, or asks for credentials the way the registry is set up; issues tokens. */
final class Gate {

    private final RegistryOptions options;
    private final Accounts accounts;

    Gate(RegistryOptions options, Accounts accounts) {
        this.options = options;
        this.accounts = accounts;
    }

    /** Refuses a request of the distribution API that has no right to {@code action}. */
    void check(Request request, String repository, String action) throws Refusal {
        if (options.authentication() == Authentication.NONE) {
            return;
        }
        String header = request.header("Authorization");
        Optional<Accounts.Account> known = accounts.basic(header);
        if (known.isPresent()) {
            if (repository != null && !known.get().mayDo(action, repository)) {
                throw new Refusal(403, "DENIED", "requested access to the resource is denied");
            }
            return;
        }
        Optional<Accounts.Grant> grant = options.authentication() == Authentication.TOKEN ? accounts.bearer(header) : Optional.empty();
        boolean allowed = grant.isPresent() && (repository == null || grant.get().actions().getOrDefault(repository, Set.of()).contains(action));
        if (!allowed) {
            challenge(request, repository, action);
            throw new Refusal(401, "UNAUTHORIZED", "unauthorized to access repository: " + repository + ", action: " + action);
        }
    }

    private void challenge(Request request, String repository, String action) {
        String realm = request.origin(options.tls() != null);
        String scope = repository == null ? "" : ",scope=\"repository:" + repository + ":" + action + "\"";
        request.add(
                "WWW-Authenticate",
                options.authentication() == Authentication.BASIC
                        ? "Basic realm=\"registry\""
                        : "Bearer realm=\"" + realm + "/service/token\",service=\"harbor-registry\"" + scope);
    }

    /** The account behind a request of Harbor's API. */
    Accounts.Account account(Request request) throws Refusal {
        if (options.authentication() == Authentication.NONE) {
            return new Accounts.Account("anonymous", "", null, Set.of("pull", "push", "delete"));
        }
        return accounts.basic(request.header("Authorization")).orElseThrow(() -> new Refusal(401, "UNAUTHORIZED", "unauthorized"));
    }

    /** {@code GET /service/token?service=…&scope=…}. */
    void token(Request request) throws IOException, Refusal {
        Accounts.Account account =
                accounts.basic(request.header("Authorization")).orElseThrow(() -> new Refusal(401, "UNAUTHORIZED", "authentication required"));
        Map<String, Set<String>> asked = new LinkedHashMap<>();
        String scopes = request.query("scope");
        for (String scope : scopes == null ? new String[0] : scopes.split(" ")) {
            String[] parts = scope.split(":");
            if (parts.length == 3 && parts[0].equals("repository")) {
                asked.computeIfAbsent(parts[1], name -> new LinkedHashSet<>()).addAll(List.of(parts[2].split(",")));
            }
        }
        String token = accounts.issue(account, asked);
        request.answer(200, Map.of(
                "token", token, "access_token", token, "expires_in", accounts.tokenLifetime().toSeconds(), "issued_at", Instant.now().toString()));
    }
}
