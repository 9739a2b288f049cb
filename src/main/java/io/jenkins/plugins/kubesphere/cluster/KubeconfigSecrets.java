package io.jenkins.plugins.kubesphere.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds what must not be shown in the text of a kubeconfig, also in one that could not be used to reach a cluster. */
public final class KubeconfigSecrets {

    private static final Pattern FIELD = Pattern.compile("[\"']?\\b(?:token|password|client-key-data|id-token|refresh-token|access-token|client-secret)[\"']?\\s*:\\s*"
            + "(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^']|'')*)'|([^\\s,}\\]'\"][^\\s,}\\]]*))");
    private static final int SHORTEST = 4;

    private KubeconfigSecrets() {
    }

    /**
     * Tokens, passwords and private keys, as they stand in the text (without quotes), and the lines that an encoded key consists of. A log is masked line by
     * line, so the text as a whole would never be found in it.
     */
    public static List<String> of(String kubeconfig) {
        Set<String> secrets = new LinkedHashSet<>();
        Matcher field = FIELD.matcher(kubeconfig);
        while (field.find()) {
            String value = IntStream.rangeClosed(1, field.groupCount()).mapToObj(field::group).filter(group -> group != null).findFirst().orElse("");
            secrets.add(value);
            decoded(value).lines().map(String::strip).filter(line -> !line.startsWith("-----")).forEach(secrets::add);
        }
        secrets.removeIf(secret -> secret.length() < SHORTEST);
        return List.copyOf(secrets);
    }

    private static String decoded(String value) {
        try {
            String text = new String(Base64.getDecoder().decode(value), StandardCharsets.ISO_8859_1);
            return text.startsWith("-----BEGIN") ? text : "";
        } catch (IllegalArgumentException notEncoded) {
            return "";
        }
    }
}
