package io.jenkins.plugins.kubesphere.embedded.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import jenkins.model.Jenkins;

/** Encrypts texts for the disk with AES-256-GCM under a key of the controller's home, {@code secrets/embedded.key}, readable by its owner only. */
public final class SecretCipher {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte FORMAT = 2;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Map<Path, SecretCipher> CIPHERS = new ConcurrentHashMap<>();

    private final SecretKeySpec key;

    private SecretCipher(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** The cipher of the running controller; an agent has none. */
    public static SecretCipher ofController() {
        return CIPHERS.computeIfAbsent(Jenkins.get().getRootDir().toPath(), SecretCipher::load);
    }

    private static SecretCipher load(Path home) {
        Path file = home.resolve("secrets").resolve("embedded.key");
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[KEY_BYTES];
                RANDOM.nextBytes(key);
                PrivateFiles.createDirectory(file.getParent());
                PrivateFiles.write(file, key);
            }
            return new SecretCipher(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or create the controller's key " + file, e);
        }
    }

    /** Forgets the key of a home whose controller has stopped. */
    public static void forget(Path home) {
        CIPHERS.remove(home);
    }

    /** Whether the text has the form of an encrypted value: Base64 in braces. */
    public static boolean looksEncrypted(String text) {
        return text.length() > 2 && text.startsWith("{") && text.endsWith("}");
    }

    /** The text in braces, encrypted with a fresh nonce. */
    public String encrypt(String plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain.getBytes(StandardCharsets.UTF_8));
            ByteBuffer all = ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length).put(FORMAT).put(nonce).put(sealed);
            return "{" + Base64.getEncoder().encodeToString(all.array()) + "}";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot encrypt with AES-GCM", e);
        }
    }

    /** The plain text, or null when the value is not encrypted, or with another key. */
    public String decrypt(String value) {
        if (!looksEncrypted(value)) {
            return null;
        }
        byte[] all;
        try {
            all = Base64.getDecoder().decode(value.substring(1, value.length() - 1));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
        if (all.length < 1 + NONCE_BYTES + TAG_BITS / 8 || all[0] != FORMAT) {
            return null;
        }
        byte[] nonce = java.util.Arrays.copyOfRange(all, 1, 1 + NONCE_BYTES);
        try {
            int start = 1 + NONCE_BYTES;
            return new String(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(all, start, all.length - start), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException otherKey) {
            return null;
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
