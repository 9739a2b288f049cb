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
    private final HarborState state;

    Gate(RegistryOptions options, Accounts accounts, HarborState state) {
        this.options = options;
        this.accounts = accounts;
        this.state = state;
    }

    /** Refuses a request of the distribution API that has no right to {@code action}. */
    void check(Request request, String repository, String action) throws Refusal {
        if (options.authentication() == Authentication.NONE) {
            return;
        }
        if (options.harbor()) {
            checkAsHarbor(request, repository, action);
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
        if (!isGranted(header, repository, action)) {
            challenge(request, repository, action, options.authentication() == Authentication.BASIC);
            throw new Refusal(401, "UNAUTHORIZED", "authentication required");
        }
    }

    private boolean isGranted(String header, String repository, String action) {
        Optional<Accounts.Grant> grant = options.authentication() == Authentication.TOKEN ? accounts.bearer(header) : Optional.empty();
        return grant.isPresent() && (repository == null || grant.get().actions().getOrDefault(repository, Set.of()).contains(action));
    }

    /**
     * Harbor gives every refusal here as 401. It names the token service only to those who sent no credentials, and says of a project that does
     * not exist so much.
     */
    private void checkAsHarbor(Request request, String repository, String action) throws Refusal {
        String header = request.header("Authorization");
        boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
        if (repository == null) {
            if (accounts.basic(header).isEmpty() && !isGranted(header, null, action)) {
                challenge(request, null, action, header != null);
                throw new Refusal(401, "UNAUTHORIZED", "unauthorized: unauthorized");
            }
            return;
        }
        if (header == null && reading) {
            challenge(request, repository, action, false);
            throw unauthorized("authorize header needed to send HEAD to repository");
        }
        if (repository.indexOf('/') < 0) {
            throw new Refusal(400, "BAD_REQUEST", "bad request: invalid repository name: " + repository);
        }
        String project = PushRules.projectOf(repository);
        if (state.project(project).isEmpty()) {
            request.set("WWW-Authenticate", "");
            throw unauthorized("project " + project + " not found");
        }
        Optional<Accounts.Account> known = accounts.basic(header);
        boolean allowed = known.isPresent() ? known.get().mayDo(action, repository) : isGranted(header, repository, action);
        boolean open = action.equals("pull") && state.project(project).get().open;
        if (!allowed && !open) {
            challenge(request, repository, action, header != null);
            throw unauthorized("unauthorized to access repository: " + repository + ", action: " + action);
        }
    }

    /** Harbor says things twice: the sentence, and the sentence again as its cause. */
    private static Refusal unauthorized(String sentence) {
        return new Refusal(401, "UNAUTHORIZED", sentence + ": " + sentence);
    }

    private void challenge(Request request, String repository, String action, boolean basic) {
        String realm = request.origin(options.tls() != null);
        String scope = repository == null ? "" : ",scope=\"repository:" + repository + ":" + action + "\"";
        request.add(
                "WWW-Authenticate",
                basic
                        ? "Basic realm=\"" + (options.harbor() ? "harbor" : "registry") + "\""
                        : "Bearer realm=\"" + realm + "/service/token\",service=\"harbor-registry\"" + scope);
    }

    /** The account behind a request of Harbor's API. */
    Accounts.Account account(Request request) throws Refusal {
        if (options.authentication() == Authentication.NONE) {
            return new Accounts.Account("anonymous", "", null, Set.of("pull", "push", "delete"));
        }
        return accounts.basic(request.header("Authorization")).orElseThrow(() -> new Refusal(401, "UNAUTHORIZED", "unauthorized"));
    }

    /** The account behind a request of Harbor's API, if it has a right in a project. */
    Accounts.Account account(Request request, String project, String right) throws Refusal {
        Accounts.Account account = account(request);
        if (!account.mayDo(right, project + "/")) {
            throw new Refusal(403, "FORBIDDEN", "forbidden");
        }
        return account;
    }

    /**
     * {@code GET /service/token?service=…&scope=…}. Harbor refuses a wrong password only where no scope is asked for, else everybody gets what
     * nobody in particular may do; and whoever it knows gets all rights in the repository, not only those that were asked for.
     */
    void token(Request request) throws IOException, Refusal {
        Optional<Accounts.Account> account = accounts.basic(request.header("Authorization"));
        String scopes = request.query("scope");
        if (account.isEmpty() && (scopes == null || !options.harbor())) {
            throw new Refusal(401, "UNAUTHORIZED", "authentication required");
        }
        Map<String, Set<String>> asked = new LinkedHashMap<>();
        for (String scope : scopes == null ? new String[0] : scopes.split(" ")) {
            String[] parts = scope.split(":");
            if (parts.length == 3 && parts[0].equals("repository")) {
                Set<String> actions = options.harbor() ? Set.of("pull", "push", "delete") : Set.of(parts[2].split(","));
                asked.computeIfAbsent(parts[1], name -> new LinkedHashSet<>()).addAll(actions);
            }
        }
        String token = accounts.issue(account.orElse(Accounts.NOBODY), asked);
        request.answer(200, Map.of(
                "token", token, "access_token", token, "expires_in", accounts.tokenLifetime().toSeconds(), "issued_at", Instant.now().toString()));
    }
}
