package io.jenkins.plugins.kubesphere.embedded.web;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.junit.rules.ExternalResource;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * A client that behaves like a browser with an open session: it keeps the cookie and knows the page's crumb. As a rule it comes with a web server before
 * the controller of another rule, for as long as a test takes.
 */
final class Browser extends ExternalResource {
    private static final Pattern CRUMB = Pattern.compile("data-crumb-value=\"([0-9a-f]+)\"");

    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build();
    private final JenkinsRule jenkins;
    private WebServer own;
    private URI address;
    private String crumb;

    /** To be a rule of a higher order than the controller's. */
    Browser(JenkinsRule jenkins) {
        this.jenkins = jenkins;
    }

    Browser(WebServer server) throws IOException, InterruptedException {
        this.jenkins = null;
        open(server);
    }

    @Override
    protected void before() throws IOException, InterruptedException {
        own = WebServer.start(jenkins.jenkins.getRootDir().toPath(), 0);
        open(own);
    }

    @Override
    protected void after() {
        try {
            own.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open(WebServer server) throws IOException, InterruptedException {
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
