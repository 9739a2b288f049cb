package io.jenkins.plugins.kubesphere.cluster;

import java.util.concurrent.Flow;
import java.util.function.BiConsumer;

/** Hands each line of a stream on as it comes, with the stream's HTTP status. */
final class LineSink {

    private final BiConsumer<Integer, String> lines;
    private volatile Flow.Subscription subscription;
    private volatile boolean closed;

    LineSink(BiConsumer<Integer, String> lines) {
        this.lines = lines;
    }

    Flow.Subscriber<String> opened(int status) {
        return new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription given) {
                subscription = given;
                if (closed) {
                    given.cancel();
                } else {
                    given.request(Long.MAX_VALUE);
                }
            }

            @Override
            public void onNext(String line) {
                if (!closed) {
                    lines.accept(status, line);
                }
            }

            @Override
            public void onError(Throwable failure) {
                closed = true;
            }

            @Override
            public void onComplete() {
                closed = true;
            }
        };
    }

    void close() {
        closed = true;
        Flow.Subscription given = subscription;
        if (given != null) {
            given.cancel();
        }
    }
}
