package io.jenkins.plugins.kubesphere.image.registry;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What a registry accepts us with. The text form of each never shows the secret. */
public sealed interface Access extends Serializable {

    /** No credentials. */
    record Anonymous() implements Access {}

    /** User name and password, or robot account and its secret. */
    record Password(String username, String password) implements Access {

        public Password {
            Objects.requireNonNull(username, "username");
            Objects.requireNonNull(password, "password");
        }

        @Override
        public String toString() {
            return "password of " + username;
        }
    }

    /**
     * A token that the registry's token service has issued; it cannot be renewed by its holder.
     *
     * @param expires when the token service says that it ends
     * @param repositories that it was asked for; the token service may have left some out
     */
    record Bearer(String token, Instant expires, Set<String> repositories) implements Access {

        public Bearer {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(expires, "expires");
            // an agent accepts only well-known classes
            repositories = new TreeSet<>(repositories);
        }

        @Override
        public String toString() {
            return "token until " + expires;
        }
    }
}
