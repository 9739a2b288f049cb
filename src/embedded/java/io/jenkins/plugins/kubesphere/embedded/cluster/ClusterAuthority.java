package io.jenkins.plugins.kubesphere.embedded.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of one cluster with the two certificates it has issued: the API server's and the administrator's. */
final class ClusterAuthority {
    private static final String SERVER = "server";
    private static final String CLIENT = "client";
    private static final String AUTHORITY = "authority";
    /** Guards nothing: the key store's file is private to its owner; a word is only needed by the format. */
    private static final char[] WORD = "simulated".toCharArray();

    private final KeyStore keys;
    private final String token;

    private ClusterAuthority(KeyStore keys) throws GeneralSecurityException {
        this.keys = keys;
        byte[] seed = java.security.MessageDigest.getInstance("SHA-256").digest(keys.getKey(CLIENT, WORD).getEncoded());
        token = HexFormat.of().formatHex(seed, 0, 16);
    }

    /** @param directory where the keys are kept, or null for memory only */
    static ClusterAuthority of(String cluster, Path directory) throws IOException {
        try {
            Path file = directory == null ? null : directory.resolve("authority.p12");
            KeyStore store = KeyStore.getInstance("PKCS12");
            if (file != null && Files.exists(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    store.load(in, WORD);
                }
                return new ClusterAuthority(store);
            }
            store.load(null, WORD);
            issueAll(cluster, store);
            if (file != null) {
                save(store, file);
            }
            return new ClusterAuthority(store);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("cannot make the certificates of cluster " + cluster, e);
        }
    }

    private static void issueAll(String cluster, KeyStore store) throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPair ca = pair();
        X500Name issuer = new X500Name("CN=simulated-" + cluster);
        X509Certificate root = sign(builder(issuer, issuer, ca).addExtension(Extension.basicConstraints, true, new BasicConstraints(true)), ca);
        store.setKeyEntry(AUTHORITY, ca.getPrivate(), WORD, new Certificate[] {root});
        KeyPair server = pair();
        GeneralNames names = new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"), new GeneralName(GeneralName.dNSName, "localhost")});
        X509Certificate serverCertificate = sign(builder(issuer, new X500Name("CN=kube-apiserver"), server)
                .addExtension(Extension.subjectAlternativeName, false, names)
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)), ca);
        store.setKeyEntry(SERVER, server.getPrivate(), WORD, new Certificate[] {serverCertificate, root});
        // Clients guess a key's algorithm from its PEM header; for RSA all of them guess right.
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair client = generator.generateKeyPair();
        X509Certificate clientCertificate = sign(builder(issuer, new X500Name("O=system:masters,CN=kubernetes-admin"), client)
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth)), ca);
        store.setKeyEntry(CLIENT, client.getPrivate(), WORD, new Certificate[] {clientCertificate, root});
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair pair) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(issuer, new BigInteger(120, new SecureRandom()), Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(Duration.ofDays(3650))), subject, pair.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair ca)
            throws OperatorCreationException, GeneralSecurityException, CertIOException {
        return new JcaX509CertificateConverter().getCertificate(
                builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(ca.getPrivate())));
    }

    private static void save(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling("authority.p12.next");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(next)) {
            store.store(out, WORD);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The API server's key and chain alone. */
    KeyStore serverKeys() throws GeneralSecurityException, IOException {
        KeyStore server = KeyStore.getInstance("PKCS12");
        server.load(null, WORD);
        server.setKeyEntry(SERVER, keys.getKey(SERVER, WORD), WORD, keys.getCertificateChain(SERVER));
        return server;
    }

    KeyStore trusted() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, WORD);
        trusted.setCertificateEntry(AUTHORITY, keys.getCertificate(AUTHORITY));
        return trusted;
    }

    String keyStoreWord() {
        return new String(WORD);
    }

    String authorityPem() throws GeneralSecurityException, IOException {
        return pem(keys.getCertificate(AUTHORITY));
    }

    String clientPem() throws GeneralSecurityException, IOException {
        return pem(keys.getCertificate(CLIENT));
    }

    String clientKeyPem() throws GeneralSecurityException, IOException {
        Key key = keys.getKey(CLIENT, WORD);
        return pem((PrivateKey) key);
    }

    /** A bearer token, stable as long as the keys are. */
    String token() {
        return token;
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }
}
