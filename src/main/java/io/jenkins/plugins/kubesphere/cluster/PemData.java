package io.jenkins.plugins.kubesphere.cluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys as a kubeconfig holds them: PEM, in Base64 once more. */
final class PemData {

    private static final Pattern KEY = Pattern.compile("-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----([^-]*)-----END");
    private static final byte[] RSA_ALGORITHM = {0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00};
    private static final byte[] EC_KEY_OID = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01};
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

    private PemData() {
    }

    static List<X509Certificate> certificates(String field, String base64) throws KubeconfigException {
        byte[] pem = decode(field, base64);
        try {
            List<X509Certificate> certificates = new ArrayList<>();
            CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).forEach(c -> certificates.add((X509Certificate) c));
            if (certificates.isEmpty()) {
                throw new KubeconfigException(Messages.kubeconfig_bad_certificate(field));
            }
            return certificates;
        } catch (GeneralSecurityException e) {
            throw new KubeconfigException(Messages.kubeconfig_bad_certificate(field));
        }
    }

    static void requireCurrent(String user, X509Certificate certificate) throws KubeconfigException {
        Instant now = Instant.now();
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            throw new KubeconfigException(Messages.kubeconfig_certificate_expired(user, certificate.getNotAfter().toInstant().toString()));
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            throw new KubeconfigException(Messages.kubeconfig_certificate_early(user, certificate.getNotBefore().toInstant().toString()));
        }
    }

    /** Reads PKCS#8, and RSA (PKCS#1) or EC (SEC 1) keys by wrapping them into PKCS#8. */
    static PrivateKey key(String field, String base64, X509Certificate certificate) throws KubeconfigException {
        Matcher pem = KEY.matcher(new String(decode(field, base64), StandardCharsets.US_ASCII));
        if (!pem.find()) {
            throw new KubeconfigException(Messages.kubeconfig_bad_key(field));
        }
        if (pem.group(1).startsWith("ENCRYPTED") || pem.group(2).contains("ENCRYPTED")) {
            throw new KubeconfigException(Messages.kubeconfig_encrypted_key(field));
        }
        byte[] der = decode(field, pem.group(2).replaceAll("\\s", ""));
        String algorithm = certificate.getPublicKey().getAlgorithm();
        try {
            byte[] pkcs8 = switch (pem.group(1)) {
                case "RSA PRIVATE KEY" -> sequence(VERSION_0, RSA_ALGORITHM, wrap(0x04, der));
                case "EC PRIVATE KEY" -> sequence(VERSION_0, sequence(EC_KEY_OID, curve(certificate)), wrap(0x04, der));
                default -> der;
            };
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException | IndexOutOfBoundsException e) {
            throw new KubeconfigException(Messages.kubeconfig_bad_key(field));
        }
    }

    /** The curve's identifier as the certificate's own public key carries it: SEQUENCE { SEQUENCE { ecPublicKey, curve }, … }. */
    private static byte[] curve(X509Certificate certificate) {
        byte[] info = certificate.getPublicKey().getEncoded();
        int at = 2;
        while (info[at] != 0x06 || info[at + 2] != 0x2a || info[at + 1] != 0x07) {
            at++;
        }
        int curve = at + EC_KEY_OID.length;
        byte[] oid = new byte[info[curve + 1] + 2];
        System.arraycopy(info, curve, oid, 0, oid.length);
        return oid;
    }

    private static byte[] sequence(byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        return wrap(0x30, content.toByteArray());
    }

    private static byte[] wrap(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 128) {
            out.write(content.length);
        } else if (content.length < 256) {
            out.write(0x81);
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] decode(String field, String base64) throws KubeconfigException {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new KubeconfigException(Messages.kubeconfig_not_base64(field));
        }
    }
}
