package io.jenkins.plugins.kubesphere.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What a kubeconfig says about the way to the server is what happens on the wire. */
public class ClusterAccessTest {

    private static final String NAME = "api.example.com";

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final KeyPair authorityKeys = keys();
    private final X509Certificate authority = certificate("CN=authority", authorityKeys, null, true);
    private final KeyPair serverKeys = keys();
    private HttpsServer server;

    @Before
    public void startServer() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", serverKeys.getPrivate(), new char[0], new Certificate[] {certificate("CN=server", serverKeys, NAME, false)});
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(factory.getKeyManagers(), new TrustManager[] {new AnyClient()}, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = tls.getDefaultSSLParameters();
                wanted.setWantClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/", exchange -> {
            HttpsExchange secure = (HttpsExchange) exchange;
            seen.add("authorization=" + exchange.getRequestHeaders().getFirst("Authorization"));
            seen.add("client=" + client(secure));
            seen.add("sni=" + ((ExtendedSSLSession) secure.getSSLSession()).getRequestedServerNames().stream().map(name -> ((SNIHostName) name).getAsciiName()).toList());
            byte[] body = "{\"major\":\"1\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @After
    public void stopServer() {
        server.stop(0);
    }

    private static String client(HttpsExchange exchange) {
        try {
            return exchange.getSSLSession().getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            return "nobody";
        }
    }

    private String here() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    private static ClusterAccess access(String address, String cluster, String user) throws KubeconfigException {
        return Kubeconfig.parse("""
                current-context: main
                clusters: [{name: c, cluster: {server: '%s'%s}}]
                users: [{name: u, user: {%s}}]
                contexts: [{name: main, context: {cluster: c, user: u}}]
                """.formatted(address, cluster.isEmpty() ? "" : ", " + cluster, user)).access(null, true);
    }

    private void reaches(String address, String cluster, String user) throws Exception {
        assertEquals("1", ClusterConnection.to(access(address, cluster, user)).get("/version").get(20, TimeUnit.SECONDS).body().path("major").asText());
    }

    private String refused(String address, String cluster) {
        ExecutionException failure = assertThrows(ExecutionException.class, () -> ClusterConnection.to(access(address, cluster, "token: t0ken-of-the-test")).get("/version").get(30, TimeUnit.SECONDS));
        assertThat(failure.getCause().getMessage(), not(containsString("t0ken")));
        assertEquals("nothing was sent", List.of(), seen);
        return failure.getCause().getMessage();
    }

    private String authorityData() throws Exception {
        return "certificate-authority-data: " + pem(authority);
    }

    @Test
    public void theServerNameIsCheckedAndAskedFor() throws Exception {
        reaches(here(), authorityData() + ", tls-server-name: " + NAME, "");
        assertThat(seen.toString(), containsString("sni=[" + NAME + "]"));
    }

    @Test
    public void anotherNameOrAuthorityIsRefused() throws Exception {
        assertThat(refused(here(), authorityData()), containsString("no secure connection to cluster \"main\""));
        assertThat(refused(here(), authorityData() + ", tls-server-name: other.example.com"), containsString("other.example.com"));
        assertThat(refused(here(), "tls-server-name: " + NAME), containsString("certificate-authority-data"));
    }

    @Test
    public void theCheckIsOffOnlyWhereTheKubeconfigAndSomebodyElseSaySo() throws Exception {
        reaches(here(), "insecure-skip-tls-verify: true", "");
        String text = "current-context: m\nclusters: [{name: c, cluster: {server: '%s', insecure-skip-tls-verify: true}}]\ncontexts: [{name: m, context: {cluster: c}}]\n";
        KubeconfigException refusal = assertThrows(KubeconfigException.class, () -> Kubeconfig.parse(text.formatted(here())).access(null));
        assertThat(refusal.getMessage(), containsString("insecure: true"));
    }

    @Test
    public void tokensPasswordsAndClientCertificatesAreShown() throws Exception {
        String cluster = authorityData() + ", tls-server-name: " + NAME;
        reaches(here(), cluster, "token: t0ken-of-the-test");
        assertThat(seen.toString(), containsString("authorization=Bearer t0ken-of-the-test"));
        reaches(here(), cluster, "username: me, password: 'p:w é'");
        assertThat(seen.toString(), containsString("authorization=Basic " + Base64.getEncoder().encodeToString("me:p:w é".getBytes(UTF_8))));
        KeyPair keys = keys();
        reaches(here(), cluster, "client-certificate-data: " + pem(certificate("CN=me,O=team", keys, null, false)) + ", client-key-data: " + pem(keys.getPrivate()));
        assertThat(seen.toString(), containsString("client=O=team,CN=me"));
    }

    /** The host's name is known to the proxy alone. */
    @Test
    public void requestsGoThroughTheProxy() throws Exception {
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread tunnels = new Thread(() -> acceptAll(proxy, asked), "proxy of a test");
            tunnels.setDaemon(true);
            tunnels.start();
            reaches("https://" + NAME + ":6443", authorityData() + ", proxy-url: 'http://127.0.0.1:" + proxy.getLocalPort() + "'", "token: t0ken-of-the-test");
        }
        assertEquals(List.of("CONNECT " + NAME + ":6443 HTTP/1.1"), asked);
        assertThat(seen.toString(), containsString("authorization=Bearer t0ken-of-the-test"));
    }

    private void acceptAll(ServerSocket proxy, List<String> asked) {
        while (!proxy.isClosed()) {
            try {
                Socket near = proxy.accept();
                StringBuilder head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    head.append((char) near.getInputStream().read());
                }
                asked.add(head.substring(0, head.indexOf("\r\n")));
                Socket far = new Socket(InetAddress.getLoopbackAddress(), server.getAddress().getPort());
                near.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
                pump(near, far);
                pump(far, near);
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void pump(Socket from, Socket to) {
        Thread pump = new Thread(() -> {
            try (from; to; InputStream bytes = from.getInputStream()) {
                bytes.transferTo(to.getOutputStream());
            } catch (IOException e) {
                // The other direction has ended.
            }
        }, "tunnel of a test");
        pump.setDaemon(true);
        pump.start();
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate certificate(String subject, KeyPair pair, String dnsName, boolean isAuthority) {
        try {
            Instant now = Instant.now();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(new X500Name("CN=authority"), BigInteger.valueOf(now.toEpochMilli()),
                    Date.from(now.minus(Duration.ofDays(1))), Date.from(now.plus(Duration.ofDays(1))), new X500Name(subject), pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            if (dnsName != null) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, dnsName)));
            }
            return new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKeys.getPrivate())));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(Object object) throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return Base64.getEncoder().encodeToString(text.toString().getBytes(UTF_8));
    }

    /** The server lets everybody in and tells who it was. */
    private static final class AnyClient implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
