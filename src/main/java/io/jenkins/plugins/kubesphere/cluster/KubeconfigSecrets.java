package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kubesphere.manifest.ManifestException;
import io.jenkins.plugins.kubesphere.manifest.YamlReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds what must not be shown in the text of a kubeconfig, also in one that could not be used to reach a cluster. */
public final class KubeconfigSecrets {

    private static final Pattern FIELD = Pattern.compile("[\"']?\\b(?:token|password|client-key-data|id-token|refresh-token|access-token|client-secret)[\"']?\\s*:\\s*"
            + "(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^']|'')*)'|([^\\s,}\\]'\"][^\\s,}\\]]*))");
    /** Fields of a user's entry that anybody may see. */
    private static final Set<String> OPEN = Set.of("username", "client-certificate-data", "client-certificate", "client-key", "tokenFile", "as", "as-uid", "as-groups", "extensions",
            "name", "command", "apiVersion", "interactiveMode", "provideClusterInfo", "installHint");
    private static final Set<String> WORDS = Set.of("null", "true", "false");
    private static final int SHORTEST = 4;

    private final Set<String> secrets = new LinkedHashSet<>();

    private KubeconfigSecrets() {
    }

    /**
     * Tokens, passwords, private keys and whatever else a user's entry holds, as they stand in the text (without quotes) and as they are read, and the lines
     * that an encoded key consists of. A log is masked line by line, so the text as a whole would never be found in it.
     */
    public static List<String> of(String kubeconfig) {
        KubeconfigSecrets found = new KubeconfigSecrets();
        Matcher field = FIELD.matcher(kubeconfig);
        while (field.find()) {
            found.add(IntStream.rangeClosed(1, field.groupCount()).mapToObj(field::group).filter(group -> group != null).findFirst().orElse(""));
        }
        try {
            for (JsonNode document : YamlReader.values("kubeconfig", kubeconfig)) {
                document.path("users").forEach(user -> found.visit(user.path("user")));
                document.path("clusters").forEach(cluster -> found.proxy(cluster.path("cluster").path("proxy-url").asText("")));
            }
        } catch (ManifestException e) {
            // What stands in the text has to do.
        }
        found.secrets.removeIf(secret -> secret.length() < SHORTEST || WORDS.contains(secret));
        return List.copyOf(found.secrets);
    }

    private void visit(JsonNode node) {
        if (node.isValueNode()) {
            add(node.asText());
        } else if (node.isArray()) {
            node.forEach(this::visit);
        } else {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                if (!OPEN.contains(entry.getKey())) {
                    visit(entry.getValue());
                }
            }
        }
    }

    private void proxy(String address) {
        try {
            String user = URI.create(address).getUserInfo();
            if (user != null && user.contains(":")) {
                add(user.substring(user.indexOf(':') + 1));
            }
        } catch (IllegalArgumentException e) {
            // No address, so no password in it.
        }
    }

    private void add(String secret) {
        String value = secret.strip();
        secrets.add(value);
        decoded(value.replaceAll("\\s", "")).lines().map(String::strip).filter(line -> !line.startsWith("-----")).forEach(secrets::add);
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
