package greeting;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Executors;

/** Serves greetings at {@code /?name=…} and its health at {@code /healthz}. */
public final class GreetingServer {
    private final HttpServer server;

    private GreetingServer(HttpServer server) {
        this.server = server;
    }

    /** @param port where to listen; 0 takes a free one */
    public static GreetingServer start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/healthz", exchange -> answer(exchange, 200, "ok"));
        server.createContext("/", GreetingServer::greet);
        server.start();
        return new GreetingServer(server);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public void stop() {
        server.stop(0);
    }

    private static void greet(HttpExchange exchange) throws IOException {
        try {
            answer(exchange, 200, Greeting.of(name(exchange.getRequestURI().getRawQuery()), language(exchange)));
        } catch (IllegalArgumentException refused) {
            answer(exchange, 400, refused.getMessage());
        }
    }

    private static String name(String query) {
        if (query == null || !query.startsWith("name=")) {
            return "";
        }
        return URLDecoder.decode(query.substring("name=".length()), StandardCharsets.UTF_8);
    }

    private static Locale language(HttpExchange exchange) {
        String wanted = exchange.getRequestHeaders().getFirst("Accept-Language");
        return wanted == null ? Locale.ENGLISH : Locale.forLanguageTag(wanted.split("[,;]", 2)[0].strip());
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        System.out.println("Greeting people on port " + start(port).port());
    }
}
