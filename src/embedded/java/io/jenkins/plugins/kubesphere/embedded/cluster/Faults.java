package io.jenkins.plugins.kubesphere.embedded.cluster;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Gives some requests no proper answer: 503, a connection that is closed before they are carried out, or one that is closed afterwards. */
final class Faults extends Handler.Wrapper {
    private static final int UNAVAILABLE = 503;
    private static final int KINDS = 4;

    private final double share;
    private final Random random = new Random(1);
    private final AtomicInteger number = new AtomicInteger();

    Faults(Handler handler, double share) {
        super(handler);
        this.share = share;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (random.nextDouble() >= share) {
            return super.handle(request, response, callback);
        }
        int kind = number.getAndIncrement() % KINDS;
        if (kind % 2 == 0) {
            response.setStatus(UNAVAILABLE);
            callback.succeeded();
            return true;
        }
        if (kind == 1) {
            cut(request);
            callback.failed(new EofException("cut off before"));
            return true;
        }
        return super.handle(request, new Cut(request, response), callback);
    }

    private static void cut(Request request) {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
    }

    /** An answer that never leaves. */
    private static final class Cut extends Response.Wrapper {
        Cut(Request request, Response response) {
            super(request, response);
        }

        @Override
        public void write(boolean last, java.nio.ByteBuffer content, Callback callback) {
            cut(getRequest());
            callback.failed(new EofException("cut off after"));
        }
    }
}
