package io.jenkins.plugins.kubesphere.embedded.cli;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The kinds of a credentials file, with the fields that each must and may have besides id and description. */
enum CredentialKind {
    USERNAME_PASSWORD("usernamePassword", Set.of("username", "password"), Set.of()),
    STRING("string", Set.of("secret"), Set.of()),
    FILE("file", Set.of("file"), Set.of()),
    KUBECONFIG("kubeconfig", Set.of(), Set.of("file", "content")),
    SSH_USER_PRIVATE_KEY("sshUserPrivateKey", Set.of("username", "privateKeyFile"), Set.of("passphrase"));

    private static final Set<String> COMMON = Set.of("kind", "id", "description");

    private final String word;
    private final Set<String> required;
    private final Set<String> optional;

    CredentialKind(String word, Set<String> required, Set<String> optional) {
        this.word = word;
        this.required = required;
        this.optional = optional;
    }

    static Optional<CredentialKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(kind -> kind.word).collect(Collectors.joining(", "));
    }

    String word() {
        return word;
    }

    Set<String> required() {
        return required;
    }

    Set<String> fields() {
        Set<String> all = new TreeSet<>(required);
        all.addAll(optional);
        all.addAll(COMMON);
        return all;
    }
}
