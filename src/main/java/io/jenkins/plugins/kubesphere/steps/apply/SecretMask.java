package io.jenkins.plugins.kubesphere.steps.apply;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/** Takes secrets out of texts that are kept: records and the audit log, which no log filter of Jenkins sees. */
public final class SecretMask implements UnaryOperator<String> {
    private static final String MASK = "****";

    private final List<String> longestFirst;

    /** @param secrets values that are never written down; null and blank ones are passed over */
    public SecretMask(Collection<String> secrets) {
        // A secret may contain another one.
        this.longestFirst = secrets.stream().filter(secret -> secret != null && !secret.isBlank()).sorted((left, right) -> right.length() - left.length()).toList();
    }

    @Override
    public String apply(String text) {
        String masked = text;
        for (String secret : longestFirst) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }
}
