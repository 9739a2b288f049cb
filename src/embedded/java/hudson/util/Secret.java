package hudson.util;

import hudson.Util;
import io.jenkins.plugins.kubesphere.embedded.store.SecretCipher;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/** A text that is kept encrypted wherever it is written. Its {@link #toString()} gives it away, as in Jenkins: do not log it. */
public final class Secret implements Serializable {
    private static final long serialVersionUID = 1L;

    public static final Pattern ENCRYPTED_VALUE_PATTERN = Pattern.compile("\\{?[A-Za-z0-9+/]+={0,2}}?");

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** The plain text. */
    @Deprecated
    @Override
    public String toString() {
        return value;
    }

    public String getPlainText() {
        return value;
    }

    /** The text encrypted with this controller's key, in braces; different at each call. */
    public String getEncryptedValue() {
        return SecretCipher.ofController().encrypt(value);
    }

    /** The secret in an encrypted value of this controller, or null when it is none. */
    public static Secret decrypt(String data) {
        String plain = data == null ? null : SecretCipher.ofController().decrypt(data);
        return plain == null ? null : new Secret(plain);
    }

    /** Takes an encrypted value of this controller, or else plain text. */
    public static Secret fromString(String data) {
        String text = Util.fixNull(data);
        Secret decrypted = SecretCipher.looksEncrypted(text) ? decrypt(text) : null;
        return decrypted == null ? new Secret(text) : decrypted;
    }

    public static String toString(Secret s) {
        return s == null ? null : s.value;
    }

    @Override
    public boolean equals(Object that) {
        return that instanceof Secret other
                && MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8), other.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
