package io.jenkins.plugins.kubesphere.image.registry;

import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.Set;

/** An upload that a registry has opened: {@code POST …/blobs/uploads/} and the location that each answer may move. */
final class UploadSession {

    private static final Set<String> LOST = Set.of("BLOB_UPLOAD_INVALID", "BLOB_UPLOAD_UNKNOWN");

    private final Transport transport;
    private final String repository;
    private final String what;
    private URI location;

    private UploadSession(Transport transport, String repository, String what) {
        this.transport = transport;
        this.repository = repository;
        this.what = what;
    }

    static UploadSession start(Transport transport, String repository, String what) throws IOException, InterruptedException {
        Call call = Call.of("POST", transport.base().resolve("/v2/" + repository + "/blobs/uploads/"), Scope.push(repository), what);
        HttpResponse<byte[]> answer = transport.send(call, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 202) {
            throw transport.refusal(call, answer);
        }
        UploadSession session = new UploadSession(transport, repository, what);
        session.follow(answer);
        return session;
    }

    /** Takes over where the next request has to go. */
    void follow(HttpResponse<byte[]> answer) throws ImageException {
        Optional<String> header = answer.headers().firstValue("Location");
        if (header.isEmpty()) {
            throw new ImageException(Messages.BlobUpload_noLocation(transport.host()));
        }
        location = transport.upload(answer.uri(), header.get());
    }

    Call patch() {
        return Call.of("PATCH", location, Scope.push(repository), what).header("Content-Type", "application/octet-stream");
    }

    /** The request that ends the upload. */
    Call put(Digest digest) {
        String text = location.toString();
        URI uri = URI.create(text + (location.getRawQuery() == null ? "?" : "&") + "digest=" + digest);
        return Call.of("PUT", uri, Scope.push(repository), what);
    }

    /**
     * Whether a refused request may go better once the registry has been asked how much it has. After a broken connection it may still have been
     * writing when it was asked before, and then calls the upload invalid or unknown.
     */
    static boolean mayGoOn(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        return RetryPolicy.isTransient(status) || status == 416
                || status == 404 && LOST.contains(ErrorBody.parse(answer.body()).code());
    }

    /** Whether the registry has other bytes than were sent. */
    static boolean isOther(HttpResponse<byte[]> answer) {
        return answer.statusCode() == 400 && ErrorBody.parse(answer.body()).code().equals("DIGEST_INVALID");
    }

    /** How many bytes the registry has ({@code GET <location>}); empty where the upload is gone or it does not say. */
    Optional<Long> arrived() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = transport.send(Call.of("GET", location, Scope.push(repository), what), BodyHandlers.ofByteArray());
        Optional<Long> arrived = answer.headers().firstValue("Range").flatMap(UploadSession::end);
        if (answer.statusCode() != 204 || arrived.isEmpty() || answer.headers().firstValue("Location").isEmpty()) {
            return Optional.empty();
        }
        follow(answer);
        return arrived;
    }

    /** {@code Range: 0-N} means N+1 bytes, but {@code 0-0} stands for none as well and then sending all is safe. */
    static Optional<Long> end(String range) {
        String digits = range.replaceFirst("^(bytes=)?0-", "");
        return digits.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(digits)).map(last -> last == 0 ? 0 : last + 1) : Optional.empty();
    }
}
