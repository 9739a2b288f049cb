package io.jenkins.plugins.kubesphere.image.registry;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Registries that answer slowly, wrongly or not at all; each is played by a few lines of server. */
public class BrokenNetworkTest {

    private static final RetryPolicy QUICK = new RetryPolicy(3, Duration.ofMillis(20), Duration.ofSeconds(2), Duration.ofSeconds(5));

    private HttpServer server;
    private HttpServer other;
    private final List<String> pauses = Collections.synchronizedList(new ArrayList<>());
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final byte[] content = new byte[300_000];

    @Before
    public void start() throws Exception {
        new Random(1).nextBytes(content);
        server = start(this::ping);
        other = start(exchange -> answer(exchange, 404));
    }

    private static HttpServer start(HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", handler);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return server;
    }

    @After
    public void stop() {
        server.stop(0);
        other.stop(0);
    }

    private void ping(HttpExchange exchange) throws IOException {
        answer(exchange, exchange.getRequestURI().getPath().equals("/v2/") ? 200 : 404);
    }

    private void serve(HttpHandler handler) {
        server.removeContext("/");
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            if (exchange.getRequestURI().getPath().equals("/v2/")) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"r\"");
                answer(exchange, exchange.getRequestHeaders().containsKey("Authorization") ? 200 : 401);
            } else {
                handler.handle(exchange);
            }
        });
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private Registry connect() throws Exception {
        String host = "127.0.0.1:" + server.getAddress().getPort();
        return Registry.connect(
                new Endpoint(host, false), new Access.Password("alice", "secret"), QUICK,
                (what, why, pause) -> pauses.add(why + " " + pause.toMillis()));
    }

    private Blob blob() {
        return Blob.of(MediaTypes.OCI_LAYER_GZIP, content);
    }

    @Test
    public void aServerErrorIsTriedAgain() throws Exception {
        serve(exchange -> answer(exchange, seen.size() < 4 ? 503 : 200));
        try (Registry registry = connect()) {
            assertTrue(registry.hasBlob("app", Digest.of(content)));
        }
        assertEquals(2, pauses.size());
    }

    @Test
    public void retryAfterIsHonoured() throws Exception {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "1");
            answer(exchange, seen.size() < 3 ? 429 : 200);
        });
        try (Registry registry = connect()) {
            assertTrue(registry.hasBlob("app", Digest.of(content)));
        }
        assertEquals(1, pauses.size());
        assertTrue(pauses.toString(), Integer.parseInt(pauses.get(0).split(" ")[2]) >= 1000);
    }

    @Test
    public void aRegistryThatIsBusyWhenItIsFirstAskedIsAskedAgain() throws Exception {
        server.removeContext("/");
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestMethod());
            answer(exchange, seen.size() < 3 ? 503 : 200);
        });
        connect().close();
        assertEquals(pauses.toString(), 2, pauses.size());
        assertTrue(pauses.get(1), pauses.get(1).startsWith("HTTP 503"));
    }

    @Test
    public void aTokenServiceThatIsBusyIsAskedAgainAndOneThatIsAwayIsNamed() throws Exception {
        challengeWith(server.getAddress().getPort(), exchange -> {
            byte[] token = "{\"token\":\"t\"}".getBytes(StandardCharsets.UTF_8);
            boolean busy = seen.stream().filter(request -> request.contains("/token")).count() < 3;
            exchange.sendResponseHeaders(busy ? 503 : 200, busy ? -1 : token.length);
            if (!busy) {
                exchange.getResponseBody().write(token);
            }
            exchange.close();
        });
        try (Registry registry = connect()) {
            assertEquals("t", registry.pushToken("app", List.of()).orElseThrow().token());
        }
        assertEquals(pauses.toString(), 2, pauses.size());
        other.stop(0);
        challengeWith(other.getAddress().getPort(), exchange -> answer(exchange, 404));
        try (Registry registry = connect()) {
            ImageException e = assertThrows(ImageException.class, () -> registry.pushToken("app", List.of()));
            assertTrue(e.getMessage(), e.getMessage().contains("token service") && e.getMessage().contains(":" + other.getAddress().getPort()));
        }
    }

    private void challengeWith(int port, HttpHandler tokens) {
        server.removeContext("/");
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestURI().toString());
            if (exchange.getRequestURI().getPath().equals("/token")) {
                tokens.handle(exchange);
            } else {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"http://127.0.0.1:" + port + "/token\"");
                answer(exchange, 401);
            }
        });
    }

    @Test
    public void aRefusalIsNotTriedAgain() throws Exception {
        for (int status : List.of(401, 403, 404, 412)) {
            seen.clear();
            serve(exchange -> answer(exchange, status));
            try (Registry registry = connect()) {
                assertThrows(RegistryException.class, () -> registry.pullManifest("app", "1"));
            }
            assertEquals(status + ": " + seen, 1, seen.stream().filter(request -> request.contains("manifests")).count());
            assertEquals(List.of(), pauses);
        }
    }

    @Test
    public void aPauseLongerThanAllPausesMayBeEndsThePushAtOnce() throws Exception {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            answer(exchange, 429);
        });
        try (Registry registry = connect()) {
            assertThrows(RegistryException.class, () -> registry.hasBlob("app", Digest.of(content)));
        }
        assertEquals(List.of(), pauses);
    }

    @Test
    public void anErrorThatStaysIsReportedInTheEnd() throws Exception {
        serve(exchange -> answer(exchange, 500));
        try (Registry registry = connect()) {
            ImageException e = assertThrows(ImageException.class, () -> registry.hasBlob("app", Digest.of(content)));
            assertTrue(e.getMessage(), e.getMessage().contains("500"));
        }
        assertEquals(3, pauses.size());
    }

    @Test
    public void aBrokenUploadGoesOnWhereItStopped() throws Exception {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        serve(exchange -> {
            String method = exchange.getRequestMethod();
            exchange.getResponseHeaders().set("Location", "/v2/app/blobs/uploads/1?state=x%3D");
            switch (method) {
                case "POST" -> answer(exchange, 202);
                case "GET" -> {
                    exchange.getResponseHeaders().set("Range", "0-" + (stored.size() - 1));
                    answer(exchange, 204);
                }
                case "PATCH" -> {
                    assertEquals(stored.size() + "-" + (content.length - 1), exchange.getRequestHeaders().getFirst("Content-Range"));
                    stored.write(exchange.getRequestBody().readAllBytes());
                    answer(exchange, 202);
                }
                default -> {
                    assertTrue(exchange.getRequestURI().toString().contains("state=x%3D"));
                    if (stored.size() == 0) {
                        stored.write(exchange.getRequestBody().readNBytes(100_000));
                        throw new IOException("cut");
                    }
                    answer(exchange, 201);
                }
            }
        });
        try (Registry registry = connect()) {
            registry.upload("app", blob(), total -> {});
        }
        assertArrayEquals(content, stored.toByteArray());
        assertTrue(seen.toString(), seen.stream().anyMatch(request -> request.startsWith("PATCH")));
    }

    /** A registry that takes pieces, but cuts the connection in the second one. */
    private void servePieces(ByteArrayOutputStream stored, boolean forgets) {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Location", "/v2/app/blobs/uploads/1");
            switch (exchange.getRequestMethod()) {
                case "POST", "HEAD" -> answer(exchange, exchange.getRequestMethod().equals("POST") ? 202 : 404);
                case "GET" -> {
                    exchange.getResponseHeaders().set("Range", "0-" + (stored.size() - 1));
                    answer(exchange, forgets ? 404 : 204);
                }
                case "PATCH" -> {
                    boolean cut = stored.size() == 100_000;
                    assertTrue(exchange.getRequestHeaders().getFirst("Content-Range").startsWith(stored.size() + "-"));
                    stored.write(cut ? exchange.getRequestBody().readNBytes(50_000) : exchange.getRequestBody().readAllBytes());
                    if (cut) {
                        throw new IOException("cut");
                    }
                    answer(exchange, 202);
                }
                default -> answer(exchange, 201);
            }
        });
    }

    private void sendPieces(Registry registry) throws Exception {
        PiecewiseUpload upload = registry.uploadPiecewise("app");
        for (int at = 0; at < content.length; at += 100_000) {
            byte[] piece = Arrays.copyOfRange(content, at, at + 100_000);
            upload.send(piece, piece.length);
        }
        upload.finish(blob().descriptor());
    }

    @Test
    public void aPieceGoesOnWhereItWasCut() throws Exception {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        servePieces(stored, false);
        try (Registry registry = connect()) {
            sendPieces(registry);
        }
        assertArrayEquals(content, stored.toByteArray());
        assertEquals(pauses.toString(), 1, pauses.size());
    }

    @Test
    public void piecesThatTheRegistryHasLostAreSaidToBeLost() throws Exception {
        servePieces(new ByteArrayOutputStream(), true);
        try (Registry registry = connect()) {
            assertThrows(BrokenStreamException.class, () -> sendPieces(registry));
        }
    }

    @Test
    public void credentialsDoNotFollowToAnotherHost() throws Exception {
        List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
        other.removeContext("/");
        other.createContext("/", exchange -> {
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.getRequestBody().readAllBytes();
            answer(exchange, 201);
        });
        serve(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://localhost:" + other.getAddress().getPort() + "/store/1");
            answer(exchange, 202);
        });
        try (Registry registry = connect()) {
            registry.upload("app", blob(), total -> {});
        }
        assertEquals(List.of("null"), authorizations);
    }

    @Test
    public void aDownloadWithOtherBytesIsRefused() throws Exception {
        serve(exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            byte[] wrong = content.clone();
            wrong[7] ^= 1;
            exchange.getResponseBody().write(wrong);
            exchange.close();
        });
        try (Registry registry = connect(); var in = registry.openBlob("app", blob().descriptor())) {
            ImageException e = assertThrows(ImageException.class, in::readAllBytes);
            assertTrue(e.getMessage(), e.getMessage().contains("damaged"));
        }
    }

    @Test
    public void aBodyThatIsTooLargeForAProxyIsExplained() throws Exception {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Location", "/v2/app/blobs/uploads/1");
            exchange.getRequestBody().readAllBytes();
            answer(exchange, exchange.getRequestMethod().equals("POST") ? 202 : 413);
        });
        try (Registry registry = connect()) {
            RegistryException e = assertThrows(RegistryException.class, () -> registry.upload("app", blob(), total -> {}));
            assertTrue(e.getMessage(), e.getMessage().contains("client_max_body_size"));
        }
    }

    @Test
    public void anInterruptEndsAnUploadWithinASecond() throws Exception {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Location", "/v2/app/blobs/uploads/1");
            if (exchange.getRequestMethod().equals("POST")) {
                answer(exchange, 202);
            } else {
                try {
                    Thread.sleep(20_000);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        });
        try (Registry registry = connect()) {
            List<Throwable> outcome = Collections.synchronizedList(new ArrayList<>());
            Thread thread = new Thread(() -> {
                try {
                    registry.upload("app", blob(), total -> {});
                } catch (Exception e) {
                    outcome.add(e);
                }
            });
            thread.start();
            Thread.sleep(500);
            long start = System.nanoTime();
            thread.interrupt();
            thread.join(5000);
            assertTrue(System.nanoTime() - start < 1_000_000_000L);
            assertEquals(InterruptedException.class, outcome.get(0).getClass());
        }
    }
}
