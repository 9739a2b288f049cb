package io.jenkins.plugins.kubesphere.image.real;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority that nobody knows, and one certificate of it for this machine. */
public final class Certificates {

    private final Path directory;

    private Certificates(Path directory) {
        this.directory = directory;
    }

    public static Certificates create(Path directory) throws IOException, InterruptedException {
        Programs.need("openssl");
        Files.createDirectories(directory);
        Certificates made = new Certificates(directory);
        made.openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=private CA",
                "-keyout", made.file("ca.key"), "-out", made.file("ca.crt"));
        made.openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=registry",
                "-keyout", made.file("server.key"), "-out", made.file("server.csr"));
        Files.writeString(directory.resolve("extensions"), "subjectAltName=IP:127.0.0.1,DNS:localhost");
        made.openssl("x509", "-req", "-in", made.file("server.csr"), "-CA", made.file("ca.crt"), "-CAkey", made.file("ca.key"), "-CAcreateserial",
                "-days", "2", "-extfile", made.file("extensions"), "-out", made.file("server.crt"));
        return made;
    }

    private void openssl(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "openssl";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Programs.run(command);
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    public Path authority() {
        return directory.resolve("ca.crt");
    }

    public Path certificate() {
        return directory.resolve("server.crt");
    }

    public Path key() {
        return directory.resolve("server.key");
    }

    PrivateKey privateKey() throws IOException, GeneralSecurityException {
        String text = Files.readString(key()).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
    }

    static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    /** What a Java has that trusts this authority, as after an import into its trust store. */
    public SSLContext trusting() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("private", read(authority()));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
