package io.jenkins.plugins.kubesphere.embedded.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The three secrets of a home's web sessions, all derived from one key in {@code secrets/}: the token of the start address, the value of the
 * cookie it is exchanged for, and the crumb of each POST. They outlive a restart, so an open page goes on working.
 */
final class SessionKeys {
    private static final int KEY_BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final byte[] key;

    private SessionKeys(byte[] key) {
        this.key = key.clone();
    }

    /**
     * @param home the controller's home; its key is made at the first start
     * @throws IOException when the key can be neither read nor written
     */
    static SessionKeys of(Path home) throws IOException {
        Path file = home.resolve("secrets").resolve("web-session.key");
        if (Files.exists(file)) {
            return new SessionKeys(Files.readAllBytes(file));
        }
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        Files.createDirectories(file.getParent());
        Path draft = Files.createTempFile(file.getParent(), "web-session", ".tmp", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.write(draft, fresh, StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(draft, file);
        return new SessionKeys(fresh);
    }

    String startToken() {
        return derive("start");
    }

    String cookie() {
        return derive("cookie");
    }

    String crumb() {
        return derive("crumb");
    }

    /** Compares in constant time; {@code null} equals nothing. */
    static boolean same(String expected, String given) {
        return given != null
            && MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private String derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", missing);
        }
    }
}
