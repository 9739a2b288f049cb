package io.jenkins.plugins.kubesphere.image.real;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;

/** A wire to a registry that nginx cannot be: it breaks after a number of bytes, or lets only so many bytes a second through. */
public final class CuttingWire implements AutoCloseable {

    private static final int PIECE = 16 * 1024;

    private final ServerSocket server;
    private final int target;
    private volatile long upTo = Long.MAX_VALUE;
    private volatile long downTo = Long.MAX_VALUE;
    private volatile int pauseMillis;
    private final AtomicInteger cutsLeft = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();

    private CuttingWire(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    /** A wire to {@code host}, which has to be on the loopback interface. */
    public static CuttingWire to(String host) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        CuttingWire wire = new CuttingWire(server, Integer.parseInt(host.substring(host.indexOf(':') + 1)));
        thread(wire::accept);
        return wire;
    }

    /** The next {@code times} connections over which more than so many bytes have gone to the registry are reset. */
    public CuttingWire resetsUploadsAfter(long bytes, int times) {
        upTo = bytes;
        cutsLeft.set(times);
        return this;
    }

    /** The next {@code times} connections over which more than so many bytes have come from the registry end there. */
    public CuttingWire endsDownloadsAfter(long bytes, int times) {
        downTo = bytes;
        cutsLeft.set(times);
        return this;
    }

    /** Lets 16 KiB through in so many milliseconds. */
    public CuttingWire slow(int millis) {
        pauseMillis = millis;
        return this;
    }

    public String host() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** How many connections have been cut so far. */
    public int cuts() {
        return cuts.get();
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                connect(server.accept());
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            Socket registry = new Socket(InetAddress.getLoopbackAddress(), target);
            thread(() -> copy(client, registry, true));
            thread(() -> copy(registry, client, false));
        } catch (ConnectException e) {
            client.close();
        }
    }

    private void copy(Socket from, Socket to, boolean up) {
        byte[] buffer = new byte[PIECE];
        long passed = 0;
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                passed += got;
                if (passed > (up ? upTo : downTo) && cutsLeft.getAndDecrement() > 0) {
                    cuts.incrementAndGet();
                    cut(up ? from : to, up);
                    return;
                }
                if (pauseMillis > 0 && got > PIECE / 4) {
                    Thread.sleep(pauseMillis);
                }
                out.write(buffer, 0, got);
            }
        } catch (IOException | InterruptedException e) {
            // the other direction has ended it
        }
    }

    /** A reset, or an end that looks like a regular one. */
    private static void cut(Socket client, boolean reset) throws SocketException {
        if (reset) {
            client.setSoLinger(true, 0);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
