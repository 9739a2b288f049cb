package io.jenkins.plugins.kubesphere.embedded.web;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class GateTest {
    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private WebServer server;

    @Before
    public void start() throws Exception {
        server = WebServer.start(JENKINS.jenkins.getRootDir().toPath(), 0);
    }

    @After
    public void stop() throws Exception {
        server.close();
    }

    private HttpResponse<String> bare(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    public void nobodyGetsInWithoutTheStartAddress() throws Exception {
        assertEquals(403, bare("/").statusCode());
        assertEquals(403, bare("/?token=0123").statusCode());
        assertEquals(403, bare("/static/embedded/style.css").statusCode());
    }

    @Test
    public void theTokenIsExchangedForACookieAndLeavesTheAddress() throws Exception {
        HttpResponse<String> start = HttpClient.newHttpClient().send(HttpRequest.newBuilder(server.startAddress("credentials/")).build(),
            HttpResponse.BodyHandlers.ofString());
        assertEquals(303, start.statusCode());
        assertEquals("/credentials/", start.headers().firstValue("Location").orElseThrow());
        String cookie = start.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie, containsString("HttpOnly"));
        assertThat(cookie, containsString("SameSite=Strict"));
    }

    @Test
    public void everyAnswerForbidsInlineScript() throws Exception {
        String policy = new Browser(server).get("/").headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy, containsString("default-src 'self'"));
        assertEquals(-1, policy.indexOf("unsafe"));
        assertThat(bare("/").headers().firstValue("Content-Security-Policy").orElse(""), containsString("default-src 'self'"));
    }

    @Test
    public void aForeignHostNameIsRefused() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: evil.example.com\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String status = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
            assertThat(status, containsString("403"));
        }
    }

    @Test
    public void aPostWithoutTheCrumbIsRefused() throws Exception {
        Browser browser = new Browser(server);
        assertEquals(403, browser.post("/credentials/create", Map.of(), null).statusCode());
        assertEquals(403, browser.post("/credentials/create", Map.of(), "00").statusCode());
        assertEquals("with a crumb it is the form that is wrong", 400, browser.post("/credentials/create", Map.of()).statusCode());
    }

    @Test
    public void aSessionOutlivesARestart() throws Exception {
        Browser browser = new Browser(server);
        int port = server.port();
        server.close();
        server = WebServer.start(JENKINS.jenkins.getRootDir().toPath(), port);
        assertEquals(200, browser.get("/").statusCode());
    }

    @Test
    public void theKeyIsReadableByItsOwnerOnly() throws Exception {
        Path key = JENKINS.jenkins.getRootDir().toPath().resolve("secrets/web-session.key");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
    }

    @Test
    public void aPortInUseIsNamed() {
        PortInUseException taken = assertThrows(PortInUseException.class,
            () -> WebServer.start(JENKINS.jenkins.getRootDir().toPath(), server.port()));
        assertThat(taken.getMessage(), containsString(Integer.toString(server.port())));
    }
}
