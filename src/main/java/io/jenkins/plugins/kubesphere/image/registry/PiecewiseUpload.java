package io.jenkins.plugins.kubesphere.image.registry;

import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Uploads a blob that cannot be read twice (OCI distribution specification, "Pushing a blob in chunks"). Whoever feeds it keeps each piece until
 * {@link #send} returns, so a broken connection costs at most that piece. One thread at a time.
 */
public final class PiecewiseUpload {

    private final Transport transport;
    private final String repository;
    private final String what;
    private UploadSession session;
    private long stored;

    PiecewiseUpload(Transport transport, String repository) {
        this.transport = transport;
        this.repository = repository;
        this.what = transport.host() + "/" + repository;
    }

    /**
     * Sends the first bytes of a buffer, behind what was sent before.
     *
     * @throws BrokenStreamException if the registry has lost what it had before this piece
     */
    public void send(byte[] bytes, int length) throws IOException, InterruptedException {
        if (session == null) {
            session = UploadSession.start(transport, repository, what);
        }
        long begin = stored;
        long end = begin + length;
        for (int failed = 1; stored < end; failed++) {
            int offset = (int) (stored - begin);
            StreamBody body = new StreamBody(() -> new ByteArrayInputStream(bytes, offset, length - offset), 0, length - offset, total -> {});
            Call patch = session.patch().header("Content-Range", stored + "-" + (end - 1)).body(() -> body);
            if (attempt(patch, body::count, failed)) {
                stored = end;
            } else {
                long arrived = session.arrived().orElse(-1L);
                if (arrived < begin || arrived > end) {
                    throw new BrokenStreamException(Messages.PiecewiseUpload_lost(transport.host()));
                }
                stored = arrived;
            }
        }
    }

    /** Ends the upload. */
    public void finish(Descriptor descriptor) throws IOException, InterruptedException {
        for (int failed = 1; !attempt(session.put(descriptor.digest()), () -> 0, failed); failed++) {
            if (new BlobCheck(transport, repository).exists(descriptor.digest(), Scope.push(repository))) {
                return;
            }
        }
    }

    /** True if the registry has taken it; false after a pause when another attempt makes sense. */
    private boolean attempt(Call call, LongSupplier moved, int failed) throws IOException, InterruptedException {
        String why;
        Optional<Duration> asked = Optional.empty();
        try {
            HttpResponse<byte[]> answer = transport.once(call, BodyHandlers.ofByteArray(), moved);
            if (answer.statusCode() / 100 == 2) {
                if (call.method().equals("PATCH")) {
                    session.follow(answer);
                }
                return true;
            }
            why = "HTTP " + answer.statusCode();
            asked = RetryPolicy.retryAfter(answer.headers().firstValue("Retry-After"), Instant.now());
            if (!UploadSession.mayGoOn(answer) || !transport.pause(what, why, failed, asked)) {
                throw transport.refusal(call, answer);
            }
        } catch (ImageException e) {
            throw e;
        } catch (IOException e) {
            why = ConnectionReason.of(e);
            if (!transport.pause(what, why, failed, asked)) {
                throw new ImageException(Messages.Transport_broken(what, transport.host(), why), e);
            }
        }
        return false;
    }
}
