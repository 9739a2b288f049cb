package io.jenkins.plugins.kubesphere.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What lies between a controller and a cluster: it passes bytes on, until it holds them back without a word, as a firewall does that forgot a connection. */
public final class Line implements Closeable {

    private final URI server;
    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean silent;
    private volatile boolean cut;
    private volatile int forgotten;
    private int connections;

    /** A line to this server. */
    public Line(URI server) throws IOException {
        this.server = server;
        start(this::accept);
    }

    /** The kubeconfig with this line in place of its server. */
    public String through(String kubeconfig) {
        return kubeconfig.replace(server.toString().replaceFirst("/$", ""), "https://127.0.0.1:" + entrance.getLocalPort());
    }

    /** From now on nothing passes. */
    public void silence() {
        silent = true;
    }

    /** From now on every connection is closed as soon as it is there. */
    public void cut() throws IOException {
        cut = true;
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** It works again for new connections; what was held back is lost with the old ones. */
    public void repair() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        forget();
        silent = false;
        cut = false;
    }

    /** What is connected now stays connected, but nothing passes any more; new connections work. */
    public void forget() {
        synchronized (sockets) {
            forgotten = connections;
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "line of a test");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket here = entrance.accept();
                if (cut) {
                    here.close();
                    continue;
                }
                Socket there = new Socket(server.getHost(), server.getPort());
                sockets.addAll(List.of(here, there));
                int number;
                synchronized (sockets) {
                    number = ++connections;
                }
                start(() -> pump(here, there, number));
                start(() -> pump(there, here, number));
            }
        } catch (IOException e) {
            // The test is over, or the server.
        }
    }

    private void pump(Socket from, Socket to, int number) {
        byte[] buffer = new byte[16384];
        try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                while (silent || number <= forgotten) {
                    if (from.isClosed()) {
                        return;
                    }
                    Thread.sleep(20);
                }
                out.write(buffer, 0, count);
                out.flush();
            }
        } catch (IOException e) {
            // One end hung up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
