package io.jenkins.plugins.kubesphere.embedded.web;

import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import org.eclipse.jetty.ee9.servlet.FilterHolder;
import org.eclipse.jetty.ee9.servlet.ServletContextHandler;
import org.eclipse.jetty.ee9.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The web server of one embedded controller, on the loopback address only. */
public final class WebServer implements AutoCloseable {
    private static final int MOST_THREADS = 24;

    private final Server server;
    private final ServerConnector connector;
    private final SessionKeys keys;

    private WebServer(Server server, ServerConnector connector, SessionKeys keys) {
        this.server = server;
        this.connector = connector;
        this.keys = keys;
    }

    /**
     * @param home where the session's key is kept
     * @param port 0 takes a free one
     * @throws PortInUseException when another program listens there
     * @throws IOException when the server cannot start for another reason
     */
    public static WebServer start(Path home, int port) throws IOException {
        RequestLocale.install();
        SessionKeys keys = SessionKeys.of(home);
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 2);
        threads.setName("web");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath("/");
        context.addFilter(new FilterHolder(new Gate(keys)), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new Router(keys.crumb())), "/*");
        server.setHandler(context);
        WebServer started = new WebServer(server, connector, keys);
        started.listen(port);
        return started;
    }

    private void listen(int port) throws IOException {
        try {
            server.start();
        } catch (Exception failed) {
            close();
            Throwable cause = failed instanceof BindException || failed.getCause() == null ? failed : failed.getCause();
            if (cause instanceof BindException) {
                throw new PortInUseException(port, failed);
            }
            throw new IOException("The web server did not start: " + failed.getMessage(), failed);
        }
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Without the token: good for links between pages of an open session. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port() + "/");
    }

    /** What to open in a browser first; whoever knows it may do everything that this controller's user may. */
    public URI startAddress() {
        return startAddress("");
    }

    /** @param path of the page to open, without a leading slash */
    public URI startAddress(String path) {
        return URI.create(address() + path + "?token=" + keys.startToken());
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IOException("The web server did not stop: " + failed.getMessage(), failed);
        }
    }
}
