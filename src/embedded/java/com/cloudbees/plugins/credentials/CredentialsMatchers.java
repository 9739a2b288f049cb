package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.common.UsernameCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import java.util.Objects;

/** Ready-made {@link CredentialsMatcher}s. */
public class CredentialsMatchers {

    private CredentialsMatchers() {
    }

    @NonNull
    public static CredentialsMatcher always() {
        return item -> true;
    }

    @NonNull
    public static CredentialsMatcher never() {
        return item -> false;
    }

    @NonNull
    public static CredentialsMatcher not(@NonNull CredentialsMatcher matcher) {
        return item -> !matcher.matches(item);
    }

    @NonNull
    public static CredentialsMatcher allOf(@NonNull CredentialsMatcher... matchers) {
        return item -> List.of(matchers).stream().allMatch(matcher -> matcher.matches(item));
    }

    @NonNull
    public static CredentialsMatcher anyOf(@NonNull CredentialsMatcher... matchers) {
        return item -> List.of(matchers).stream().anyMatch(matcher -> matcher.matches(item));
    }

    @NonNull
    public static CredentialsMatcher withId(@NonNull String id) {
        return item -> item instanceof IdCredentials identified && Objects.equals(id, identified.getId());
    }

    @NonNull
    public static CredentialsMatcher withUsername(@NonNull String username) {
        return item -> item instanceof UsernameCredentials named && Objects.equals(username, named.getUsername());
    }

    @NonNull
    public static CredentialsMatcher withScope(@NonNull CredentialsScope scope) {
        return item -> item.getScope() == scope;
    }

    @SuppressWarnings("rawtypes")
    @NonNull
    public static CredentialsMatcher instanceOf(@NonNull Class clazz) {
        return clazz::isInstance;
    }

    @NonNull
    public static <C extends Credentials> List<C> filter(@NonNull List<C> credentials, @NonNull CredentialsMatcher matcher) {
        return credentials.stream().filter(matcher::matches).toList();
    }

    @CheckForNull
    public static <C extends Credentials> C firstOrNull(@NonNull Iterable<C> credentials, @NonNull CredentialsMatcher matcher) {
        return firstOrDefault(credentials, matcher, null);
    }

    public static <C extends Credentials> C firstOrDefault(@NonNull Iterable<C> credentials, @NonNull CredentialsMatcher matcher,
            @CheckForNull C defaultIfNone) {
        for (C candidate : credentials) {
            if (matcher.matches(candidate)) {
                return candidate;
            }
        }
        return defaultIfNone;
    }
}
