package io.jenkins.plugins.kubesphere.image.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** What {@code docker login} and {@code docker.withRegistry} leave in the directory that {@code DOCKER_CONFIG} names. */
public final class DockerConfig {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DockerConfig() {}

    /**
     * The credentials for a registry; empty if there are none for it.
     *
     * @param directory with a {@code config.json} in it, or without
     */
    public static Optional<Access.Password> find(Path directory, String host) throws IOException {
        Path file = directory.resolve("config.json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        JsonNode auths;
        try {
            auths = JSON.readTree(Files.readAllBytes(file)).path("auths");
        } catch (JsonProcessingException e) {
            throw new ImageException(Messages.DockerConfig_malformed(file), new IOException(e.getOriginalMessage()));
        }
        var entries = auths.fields();
        while (entries.hasNext()) {
            var entry = entries.next();
            if (hostOf(entry.getKey()).equals(host) && entry.getValue().hasNonNull("auth")) {
                return Optional.of(decode(entry.getValue().path("auth").asText(), file));
            }
        }
        return Optional.empty();
    }

    private static String hostOf(String key) {
        return key.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
    }

    private static Access.Password decode(String auth, Path file) throws ImageException {
        try {
            String pair = new String(Base64.getDecoder().decode(auth.trim()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon > 0) {
                return new Access.Password(pair.substring(0, colon), pair.substring(colon + 1));
            }
        } catch (IllegalArgumentException e) {
            throw new ImageException(Messages.DockerConfig_malformed(file), e);
        }
        throw new ImageException(Messages.DockerConfig_malformed(file));
    }
}
