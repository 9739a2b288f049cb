package io.jenkins.plugins.kubesphere.cluster;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;

import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.Test;

/** Each thing a kubeconfig can have wrong has its own sentence, and no sentence repeats a secret. */
public class KubeconfigTest {

    private static final String SECRET = "s3cr3t-t0ken";

    private static String config(String cluster, String user) {
        return """
                apiVersion: v1
                kind: Config
                current-context: main
                clusters:
                - name: c
                  cluster: {%s}
                users:
                - name: u
                  user: {%s}
                contexts:
                - name: main
                  context: {cluster: c, user: u, namespace: team}
                """.formatted(cluster, user);
    }

    private static final String SERVER = "server: 'https://host:6443'";

    private static void refused(String text, String... words) {
        KubeconfigException refusal = assertThrows(KubeconfigException.class, () -> Kubeconfig.parse(text).access(null));
        for (String word : words) {
            assertThat(refusal.getMessage(), containsString(word));
        }
        assertThat(refusal.getMessage(), not(containsString(SECRET)));
    }

    @Test
    public void readsTokenNamespaceAndServer() throws Exception {
        ClusterAccess access = Kubeconfig.parse(config(SERVER + ", tls-server-name: other, proxy-url: 'http://proxy:3128'", "token: " + SECRET)).access(null);
        assertEquals("Bearer " + SECRET, access.authorization());
        assertEquals("team", access.namespace());
        assertEquals("https://host:6443", access.server().toString());
        assertEquals("other", access.tlsServerName());
        assertEquals("proxy", access.proxy().getHost());
        assertThat(access.toString(), not(containsString(SECRET)));
    }

    @Test
    public void readsBasicAuthentication() throws Exception {
        assertEquals("Basic " + Base64.getEncoder().encodeToString("me:pw".getBytes()),
                Kubeconfig.parse(config(SERVER, "username: me, password: pw")).access("main").authorization());
    }

    @Test
    public void refusesWhatRunsAProgramOrReadsAFile() {
        refused(config(SERVER, "exec: {command: sh, args: [" + SECRET + "]}"), "users[u].user.exec", "run a program");
        refused(config(SERVER, "auth-provider: {name: gcp}"), "users[u].user.auth-provider");
        refused(config(SERVER, "tokenFile: /etc/passwd"), "users[u].user.tokenFile", "names a file");
        refused(config(SERVER, "client-certificate: /a, client-key: /b"), "users[u].user.client-certificate", "client-certificate-data");
        refused(config(SERVER, "client-key: /b"), "users[u].user.client-key");
        refused(config(SERVER + ", certificate-authority: /ca", "token: " + SECRET), "clusters[c].cluster.certificate-authority");
        refused(config(SERVER, "as: root"), "users[u].user.as", "impersonation");
        refused(config(SERVER, "tokn: " + SECRET), "users[u].user.tokn", "not known");
        refused(config(SERVER + ", srver: x", ""), "clusters[c].cluster.srver");
    }

    @Test
    public void refusesOddServersAndProxies() {
        refused(config("", "token: " + SECRET), "cluster \"c\" has no server");
        refused(config("server: 'http://host:8080'", ""), "only https");
        refused(config("server: 'ftp://host'", ""), "only https");
        refused(config("server: host", ""), "not an address");
        refused(config("server: 'https://u:" + SECRET + "@host'", ""), "not an address");
        refused(config(SERVER + ", proxy-url: 'socks5://p:1080'", ""), "proxy-url", "refused");
        refused(config(SERVER + ", proxy-url: 'http://u:" + SECRET + "@p:1'", ""), "proxy-url", "password");
        refused(config(SERVER + ", insecure-skip-tls-verify: true, certificate-authority-data: YQ==", ""), "both");
        refused(config(SERVER + ", certificate-authority-data: '%%'", ""), "not Base64");
        refused(config(SERVER + ", certificate-authority-data: YQ==", ""), "PEM certificate");
        refused(config(SERVER + ", tls-server-name: 'a b'", ""), "tls-server-name of cluster \"c\"");
        refused(config(SERVER, "token: 'a b'"), "characters");
        refused(config(SERVER, "token: [a]"), "must be text");
    }

    @Test
    public void refusesWhatIsMissingOrTwice() {
        refused("", "empty");
        refused("x".repeat(1024 * 1024 + 1), "larger");
        refused("a: [", "not valid YAML");
        refused("token: " + SECRET + ": b", "not valid YAML");
        refused("- a", "one mapping");
        refused("kind: Pod\napiVersion: v1\n", "Pod");
        refused("surprise: 1\n", "surprise");
        refused("kind: Config\n", "no contexts");
        refused(config(SERVER, "").replace("current-context: main\n", ""), "no current-context", "main");
        refused(config(SERVER, "").replace("current-context: main", "current-context: mian"), "\"mian\"", "main");
        refused(config(SERVER, "").replace("cluster: c,", "cluster: d,"), "the cluster \"d\"");
        refused(config(SERVER, "").replace("user: u,", "user: v,"), "the user \"v\"");
        refused(config(SERVER, "").replace("users:\n", "users:\n- {name: u, user: {}}\n"), "users has two entries named \"u\"");
        refused(config(SERVER, "").replace("- name: u\n  user", "- user"), "users has no name");
        refused(config(SERVER, "").replace("user: {}", "user: []"), "users[u].user must be a mapping");
        refused("contexts: 3\n", "contexts must be a list");
        refused("contexts: [a]\n", "an entry of contexts has no name");
        refused(config(SERVER, "").replace("namespace: team", "namepsace: team"), "contexts[main].context.namepsace", "not known");
        refused(config(SERVER, "").replace("- name: u\n", "- name: u\n  usr: {}\n"), "users[u].usr", "not known");
        KubeconfigException other = assertThrows(KubeconfigException.class, () -> Kubeconfig.parse(config(SERVER, "")).access("nope"));
        assertThat(other.getMessage(), containsString("no context \"nope\""));
    }

    @Test
    public void readsClientCertificatesWithKeysOfEveryKind() throws Exception {
        for (String algorithm : new String[] {"RSA", "EC"}) {
            KeyPair pair = pair(algorithm);
            String certificate = pem(certificate(pair, algorithm, Duration.ofDays(1)));
            for (Object key : new Object[] {pair.getPrivate(), new org.bouncycastle.openssl.jcajce.JcaPKCS8Generator(pair.getPrivate(), null)}) {
                ClusterAccess access = Kubeconfig.parse(config(SERVER, "client-certificate-data: " + certificate + ", client-key-data: " + pem(key))).access(null);
                assertEquals(algorithm, access.clientKey().getAlgorithm());
                assertEquals(pair.getPrivate(), access.clientKey());
                assertNotNull(ClusterTls.keys(access).getPrivateKey("client"));
            }
        }
    }

    @Test
    public void refusesUnusableClientCertificates() throws Exception {
        KeyPair pair = pair("RSA");
        String expired = pem(certificate(pair, "RSA", Duration.ofDays(-1)));
        String key = pem(pair.getPrivate());
        refused(config(SERVER, "client-certificate-data: " + expired + ", client-key-data: " + key), "user \"u\"", "expired on");
        String good = pem(certificate(pair, "RSA", Duration.ofDays(1)));
        refused(config(SERVER, "client-certificate-data: " + good), "no client-key-data");
        refused(config(SERVER, "client-key-data: " + key), "no client-certificate-data");
        refused(config(SERVER, "client-certificate-data: " + good + ", client-key-data: YQ=="), "client-key-data", "PEM private key");
    }

    @Test
    public void anotherCurrentContextChangesNothingElse() {
        assertEquals("a: 1\ncurrent-context: \"x\"\nb: 2\n", KubeconfigText.withCurrentContext("a: 1\ncurrent-context: y\nb: 2\n", "x"));
        assertEquals("current-context: \"x\"\na: 1\n", KubeconfigText.withCurrentContext("a: 1\n", "x"));
        assertEquals("{\"current-context\": \"x\", \"a\": 1}", KubeconfigText.withCurrentContext("{\"a\": 1}", "x"));
        assertEquals("{\n\"current-context\": \"x\",\n\"a\": 1}", KubeconfigText.withCurrentContext("{\n\"current-context\": \"y\\\"\",\n\"a\": 1}", "x"));
        assertEquals("\"current-context\": \"x\"\r\na: 1\r\n", KubeconfigText.withCurrentContext("\"current-context\": y # old\r\na: 1\r\n", "x"));
        assertEquals("# c\n---\ncurrent-context: \"x\"\na: 1\n", KubeconfigText.withCurrentContext("# c\n---\na: 1\n", "x"));
        assertEquals("a: 1\n", KubeconfigText.withCurrentContext("a: 1\n", null));
    }

    private static KeyPair pair(String algorithm) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("EC")) {
            generator.initialize(new ECGenParameterSpec("secp384r1"));
        } else {
            generator.initialize(2048);
        }
        return generator.generateKeyPair();
    }

    private static Object certificate(KeyPair pair, String algorithm, Duration validity) throws Exception {
        Instant end = Instant.now().plus(validity);
        X500Name name = new X500Name("CN=u");
        return new JcaX509v3CertificateBuilder(name, BigInteger.ONE, Date.from(end.minus(Duration.ofDays(9))), Date.from(end), name, pair.getPublic())
                .build(new JcaContentSignerBuilder(algorithm.equals("EC") ? "SHA256withECDSA" : "SHA256withRSA").build(pair.getPrivate()));
    }

    private static String pem(Object object) throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return Base64.getEncoder().encodeToString(text.toString().getBytes());
    }
}
