package io.jenkins.plugins.kubesphere.image.registry;

import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/**
 * Uploads one blob (OCI distribution specification, "Pushing blobs"): {@code POST …/blobs/uploads/}, then all bytes in one streamed
 * {@code PUT} where the digest is known, or in one {@code PATCH} and an empty {@code PUT} where it is learnt on the way. After a broken
 * connection the registry is asked how much it has and only the rest is sent.
 */
final class BlobUpload {

    private static final int OK = 2;

    private final Transport transport;
    private final String repository;
    private final Blob blob;
    private final String what;
    private final LongConsumer progress;
    private URI location;
    private long stored;

    BlobUpload(Transport transport, String repository, Blob blob, LongConsumer progress) {
        this.transport = transport;
        this.repository = repository;
        this.blob = blob;
        this.what = transport.host() + "/" + repository + blob.known().map(known -> "@" + known.digest()).orElse("");
        this.progress = progress;
    }

    /** Uploads and says what has been uploaded. */
    Descriptor upload() throws IOException, InterruptedException {
        for (int failed = 1; ; failed++) {
            String why;
            Optional<Duration> asked = Optional.empty();
            try {
                if (location == null) {
                    start();
                }
                Step step = blob.known().isPresent() && stored == 0 ? monolithic(blob.known().get()) : streamed();
                if (step.done().isPresent()) {
                    return step.done().get();
                }
                HttpResponse<byte[]> answer = step.refused();
                if (!RetryPolicy.isTransient(answer.statusCode()) && answer.statusCode() != 416) {
                    throw transport.refusal(Call.of("PUT", location, Scope.push(repository), what), answer);
                }
                why = "HTTP " + answer.statusCode();
                asked = RetryPolicy.retryAfter(answer.headers().firstValue("Retry-After"), Instant.now());
                if (!transport.pause(what, why, failed, asked)) {
                    throw transport.refusal(Call.of("PUT", location, Scope.push(repository), what), answer);
                }
            } catch (ImageException e) {
                throw e;
            } catch (IOException e) {
                why = Transport.reason(e);
                if (!transport.pause(what, why, failed, asked)) {
                    throw new ImageException(Messages.Transport_broken(what, transport.host(), why), e);
                }
            }
            resume();
        }
    }

    /** Either the blob is there, or the registry has refused something that may go better next time. */
    private record Step(Optional<Descriptor> done, HttpResponse<byte[]> refused) {

        static Step done(Descriptor descriptor) {
            return new Step(Optional.of(descriptor), null);
        }

        static Step refused(HttpResponse<byte[]> answer) {
            return new Step(Optional.empty(), answer);
        }
    }

    private void start() throws IOException, InterruptedException {
        Call call = Call.of("POST", transport.base().resolve("/v2/" + repository + "/blobs/uploads/"), Scope.push(repository), what);
        HttpResponse<byte[]> answer = transport.send(call, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 202) {
            throw transport.refusal(call, answer);
        }
        location = location(answer);
        stored = 0;
    }

    private URI location(HttpResponse<byte[]> answer) throws ImageException {
        Optional<String> header = answer.headers().firstValue("Location");
        if (header.isEmpty()) {
            throw new ImageException(Messages.BlobUpload_noLocation(transport.host()));
        }
        return transport.upload(answer.uri(), header.get());
    }

    private Step monolithic(Descriptor descriptor) throws IOException, InterruptedException {
        AtomicReference<TravellingBody> body = new AtomicReference<>();
        Call put = Call.of("PUT", withDigest(descriptor.digest()), Scope.push(repository), what)
                .header("Content-Type", "application/octet-stream")
                .body(() -> descriptor.size() == 0 ? BodyPublishers.noBody() : BodyPublishers.fromPublisher(publisher(body, 0), descriptor.size()));
        HttpResponse<byte[]> answer = transport.once(put, BodyHandlers.ofByteArray(), () -> count(body));
        return answer.statusCode() / 100 == OK ? Step.done(descriptor) : Step.refused(answer);
    }

    private Step streamed() throws IOException, InterruptedException {
        AtomicReference<TravellingBody> body = new AtomicReference<>();
        long from = stored;
        Optional<Long> length = blob.known().map(known -> known.size() - from);
        if (length.isEmpty() || length.get() > 0) {
            Call patch = Call.of("PATCH", location, Scope.push(repository), what).header("Content-Type", "application/octet-stream").body(() -> {
                BodyPublisher publisher = publisher(body, from);
                return length.isPresent() ? BodyPublishers.fromPublisher(publisher, length.get()) : publisher;
            });
            if (length.isPresent() || from > 0) {
                patch = patch.header("Content-Range", from + "-" + (length.isPresent() ? from + length.get() - 1 : ""));
            }
            HttpResponse<byte[]> answer = transport.once(patch, BodyHandlers.ofByteArray(), () -> count(body));
            if (answer.statusCode() / 100 != OK) {
                return Step.refused(answer);
            }
            location = location(answer);
        }
        Descriptor descriptor = learnt();
        stored = descriptor.size();
        Call put = Call.of("PUT", withDigest(descriptor.digest()), Scope.push(repository), what);
        HttpResponse<byte[]> answer = transport.once(put, BodyHandlers.ofByteArray(), () -> 0);
        return answer.statusCode() / 100 == OK ? Step.done(descriptor) : Step.refused(answer);
    }

    /** A registry that accepts a body before it has had all of it has not understood us. */
    private Descriptor learnt() throws IOException {
        return blob.known().orElseThrow(() -> new IOException(Messages.BlobUpload_answeredEarly(transport.host())));
    }

    private BodyPublisher publisher(AtomicReference<TravellingBody> body, long from) {
        return BodyPublishers.ofInputStream(() -> {
            try {
                body.set(TravellingBody.open(blob, from, progress));
                return body.get();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static long count(AtomicReference<TravellingBody> body) {
        return body.get() == null ? 0 : body.get().count();
    }

    private URI withDigest(Digest digest) {
        String text = location.toString();
        return URI.create(text + (location.getRawQuery() == null ? "?" : "&") + "digest=" + digest);
    }

    /**
     * Asks how much has arrived ({@code GET <location>}); starts anew where the registry does not say. A body of unknown length is never
     * continued: what the registry has of it could not be told from what it lost.
     */
    private void resume() throws IOException, InterruptedException {
        URI interrupted = location;
        location = null;
        stored = 0;
        if (interrupted == null || blob.known().isEmpty()) {
            return;
        }
        Call status = Call.of("GET", interrupted, Scope.push(repository), what);
        HttpResponse<byte[]> answer = transport.send(status, BodyHandlers.ofByteArray());
        Optional<Long> arrived = answer.headers().firstValue("Range").flatMap(BlobUpload::end);
        if (answer.statusCode() == 204 && arrived.isPresent() && answer.headers().firstValue("Location").isPresent()) {
            location = location(answer);
            stored = Math.min(arrived.get(), blob.known().get().size());
        }
    }

    /** {@code Range: 0-N} means N+1 bytes, but {@code 0-0} stands for none as well and then sending all is safe. */
    static Optional<Long> end(String range) {
        String digits = range.replaceFirst("^(bytes=)?0-", "");
        return digits.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(digits)).map(last -> last == 0 ? 0 : last + 1) : Optional.empty();
    }
}
