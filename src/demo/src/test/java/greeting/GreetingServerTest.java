package greeting;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

public final class GreetingServerTest {
    public void answersOverHttp() throws Exception {
        Check.same("200 Hello, Ada Lovelace!\n", get("/?name=Ada+Lovelace"));
    }

    public void saysThatItIsWell() throws Exception {
        Check.same("200 ok\n", get("/healthz"));
    }

    public void answers400ToANameThatIsTooLong() throws Exception {
        Check.same("400 A name has at most 64 characters\n", get("/?name=" + "x".repeat(65)));
    }

    private static String get(String path) throws Exception {
        GreetingServer server = GreetingServer.start(0);
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } finally {
            server.stop();
        }
    }
}
