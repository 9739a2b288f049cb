package com.cloudbees.plugins.credentials;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.util.Secret;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Base64;

/** Bytes that are encrypted wherever they are written. */
public class SecretBytes implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Secret value;

    private SecretBytes(Secret value) {
        this.value = value;
    }

    /** Bytes as they come, not yet encrypted. */
    @NonNull
    public static SecretBytes fromRawBytes(byte[] data) {
        return new SecretBytes(Secret.fromString(Base64.getEncoder().encodeToString(data)));
    }

    /** The encrypted form as {@link #toString()} gives it, or else Base64 of the bytes themselves. */
    @NonNull
    public static SecretBytes fromString(String data) {
        return new SecretBytes(Secret.fromString(data));
    }

    @NonNull
    public byte[] getPlainData() {
        return Base64.getDecoder().decode(value.getPlainText());
    }

    public static byte[] getPlainData(SecretBytes secret) {
        return secret == null ? null : secret.getPlainData();
    }

    @Override
    public String toString() {
        return value.getEncryptedValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretBytes that && Arrays.equals(getPlainData(), that.getPlainData());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(getPlainData());
    }
}
