package io.jenkins.plugins.kubesphere.embedded.cluster;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** HTTPS on 127.0.0.1 with the cluster's certificate; a client certificate is taken when one is offered. */
final class LoopbackServer {
    private LoopbackServer() {}

    static Server start(ClusterAuthority authority, int port, Handler handler, Duration latency, double faults) throws IOException, GeneralSecurityException {
        try {
            Server server = new Server(ClusterThreads.requests());
            SslContextFactory.Server tls = new SslContextFactory.Server();
            tls.setKeyStore(authority.serverKeys());
            tls.setKeyStorePassword(authority.keyStoreWord());
            tls.setTrustStore(authority.trusted());
            tls.setWantClientAuth(true);
            tls.setSniRequired(false);
            HttpConfiguration configuration = new HttpConfiguration();
            configuration.addCustomizer(new SecureRequestCustomizer(false));
            configuration.setSendServerVersion(false);
            ServerConnector connector =
                    new ServerConnector(server, 1, 1, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(configuration));
            connector.setHost("127.0.0.1");
            connector.setPort(port);
            connector.setIdleTimeout(TimeUnit.HOURS.toMillis(1));
            server.addConnector(connector);
            Handler fallible = faults > 0 ? new Faults(handler, faults) : handler;
            server.setHandler(latency.isZero() ? fallible : new Delay(fallible, latency));
            server.setStopTimeout(0);
            server.start();
            return server;
        } catch (IOException | GeneralSecurityException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the simulated cluster cannot listen on 127.0.0.1:" + port, e);
        }
    }

    static int port(Server server) {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    static void stop(Server server) throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("the simulated cluster does not stop", e);
        }
    }

    /** Holds each request back without holding a thread. */
    private static final class Delay extends Handler.Wrapper {
        private final Duration latency;

        Delay(Handler handler, Duration latency) {
            super(handler);
            this.latency = latency;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            ClusterThreads.scheduler().schedule(() -> request.getContext().execute(() -> {
                try {
                    if (!super.handle(request, response, callback)) {
                        Response.writeError(request, response, callback, 404);
                    }
                } catch (Exception e) {
                    callback.failed(e);
                }
            }), latency.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        }
    }
}
