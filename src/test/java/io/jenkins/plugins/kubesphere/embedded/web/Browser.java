package io.jenkins.plugins.kubesphere.embedded.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A client that behaves like a browser with an open session: it keeps the cookie and knows the page's crumb. */
final class Browser {
    private static final Pattern CRUMB = Pattern.compile("data-crumb-value=\"([0-9a-f]+)\"");

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build();
    private final String crumb;

    Browser(WebServer server) throws IOException, InterruptedException {
        address = server.address();
        HttpResponse<String> start = client.send(HttpRequest.newBuilder(server.startAddress()).build(), HttpResponse.BodyHandlers.ofString());
        Matcher matcher = CRUMB.matcher(start.body());
        if (!matcher.find()) {
            throw new IOException("No crumb in the start page: " + start.statusCode() + " " + start.body());
        }
        crumb = matcher.group(1);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        return post(path, form, crumb);
    }

    HttpResponse<String> post(String path, Map<String, String> form, String withCrumb) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue())).collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path)).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
        if (withCrumb != null) {
            request.header("Jenkins-Crumb", withCrumb);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Posts as a page's script does: JSON, with the crumb as header. */
    HttpResponse<String> postJson(String path, String json) throws IOException, InterruptedException {
        return send(path, "application/json", json, crumb);
    }

    HttpResponse<String> send(String path, String contentType, String body, String withCrumb, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path)).header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (withCrumb != null) {
            request.header("Jenkins-Crumb", withCrumb);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    String crumb() {
        return crumb;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
