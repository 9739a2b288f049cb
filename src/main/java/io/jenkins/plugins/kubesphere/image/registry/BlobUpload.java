package io.jenkins.plugins.kubesphere.image.registry;

import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.IOException;
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
    private UploadSession session;
    private long stored;
    private boolean continued;

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
                if (session == null) {
                    session = UploadSession.start(transport, repository, what);
                }
                Step step = blob.known().isPresent() && stored == 0 ? monolithic(blob.known().get()) : streamed();
                if (step.done().isPresent()) {
                    return step.done().get();
                }
                HttpResponse<byte[]> answer = step.refused();
                boolean mixed = continued && UploadSession.isOther(answer);
                if (!mixed && !UploadSession.mayGoOn(answer)) {
                    throw transport.refusal(session.patch(), answer);
                }
                why = "HTTP " + answer.statusCode();
                asked = RetryPolicy.retryAfter(answer.headers().firstValue("Retry-After"), Instant.now());
                if (!transport.pause(what, why, failed, asked)) {
                    throw transport.refusal(session.patch(), answer);
                }
                if (mixed) {
                    // what was on its way when the connection broke has arrived after all, behind our back
                    session = null;
                }
            } catch (ImageException e) {
                throw e;
            } catch (IOException e) {
                why = ConnectionReason.of(e);
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

    private Step monolithic(Descriptor descriptor) throws IOException, InterruptedException {
        AtomicReference<StreamBody> body = new AtomicReference<>();
        Call put = session.put(descriptor.digest())
                .header("Content-Type", "application/octet-stream")
                .body(() -> descriptor.size() == 0 ? BodyPublishers.noBody() : publisher(body, blob::openUnchecked, 0, descriptor.size()));
        HttpResponse<byte[]> answer = transport.once(put, BodyHandlers.ofByteArray(), () -> count(body));
        return answer.statusCode() / 100 == OK ? Step.done(descriptor) : Step.refused(answer);
    }

    private Step streamed() throws IOException, InterruptedException {
        AtomicReference<StreamBody> body = new AtomicReference<>();
        long from = stored;
        Optional<Long> length = blob.known().map(known -> known.size() - from);
        if (length.isEmpty() || length.get() > 0) {
            Call patch = session.patch().body(() -> publisher(body, blob::open, from, length.orElse(-1L)));
            if (length.isPresent() || from > 0) {
                patch = patch.header("Content-Range", from + "-" + (length.isPresent() ? from + length.get() - 1 : ""));
            }
            HttpResponse<byte[]> answer = transport.once(patch, BodyHandlers.ofByteArray(), () -> count(body));
            if (answer.statusCode() / 100 != OK) {
                return Step.refused(answer);
            }
            session.follow(answer);
        }
        Descriptor descriptor = learnt();
        stored = descriptor.size();
        Call put = session.put(descriptor.digest());
        HttpResponse<byte[]> answer = transport.once(put, BodyHandlers.ofByteArray(), () -> 0);
        return answer.statusCode() / 100 == OK ? Step.done(descriptor) : Step.refused(answer);
    }

    /** A registry that accepts a body before it has had all of it has not understood us. */
    private Descriptor learnt() throws IOException {
        return blob.known().orElseThrow(() -> new IOException(Messages.BlobUpload_answeredEarly(transport.host())));
    }

    private BodyPublisher publisher(AtomicReference<StreamBody> body, StreamBody.Opening opening, long from, long length) {
        body.set(new StreamBody(opening, from, length, progress));
        return body.get();
    }

    private static long count(AtomicReference<StreamBody> body) {
        return body.get() == null ? 0 : body.get().count();
    }

    /**
     * Asks how much has arrived ({@code GET <location>}); starts anew where the registry does not say. A body of unknown length is never
     * continued: what the registry has of it could not be told from what it lost.
     */
    private void resume() throws IOException, InterruptedException {
        UploadSession interrupted = session;
        session = null;
        continued = false;
        stored = 0;
        if (interrupted == null || blob.known().isEmpty()) {
            return;
        }
        Optional<Long> arrived = interrupted.arrived();
        if (arrived.isPresent()) {
            session = interrupted;
            continued = true;
            stored = Math.min(arrived.get(), blob.known().get().size());
        }
    }
}
