package io.jenkins.plugins.kubesphere.embedded.cluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Who asks: the name in a client certificate of the cluster's own CA, or the holder of the bearer token. Whoever is known may do everything. */
final class Access {
    private final byte[] token;

    Access(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /** @throws Failure 401 when it is nobody known */
    String user(X509Certificate[] certificates, String authorization) {
        if (certificates != null && certificates.length > 0) {
            return certificates[0].getSubjectX500Principal().getName().replaceAll(".*CN=([^,]*).*", "$1");
        }
        if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                && MessageDigest.isEqual(token, authorization.substring(7).strip().getBytes(StandardCharsets.UTF_8))) {
            return "system:serviceaccount:kube-system:deployer";
        }
        throw Failure.unauthorized();
    }

    /** Answers a review of the asker's own rights or identity; empty for every other path. */
    Optional<Answer> review(String path, ObjectNode body, String user) {
        switch (path) {
            case "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews" -> {
                ObjectNode review = body.deepCopy();
                review.putObject("status").put("allowed", true);
                return Optional.of(Answer.of(201, review));
            }
            case "/apis/authentication.k8s.io/v1/selfsubjectreviews" -> {
                ObjectNode review = body.deepCopy();
                review.putObject("status").putObject("userInfo").put("username", user).putArray("groups").add("system:authenticated");
                return Optional.of(Answer.of(201, review));
            }
            default -> {
                return Optional.empty();
            }
        }
    }
}
