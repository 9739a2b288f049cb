package io.jenkins.plugins.kubesphere.cluster;

import static org.junit.Assert.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.Test;

public class KubeconfigSecretsTest {

    @Test
    public void findsTokensPasswordsAndKeysHoweverTheyAreWritten() {
        String key = Base64.getEncoder().encodeToString("-----BEGIN PRIVATE KEY-----\nabcdef\nghijkl\n-----END PRIVATE KEY-----\n"
                .getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of("plain-token", "single''quoted", "dou\\\"ble", key, "abcdef", "ghijkl", "flow"), KubeconfigSecrets.of("""
                users:
                - name: a
                  user: {token: plain-token}
                - name: b
                  user:
                    password: 'single''quoted'
                - {"name": "c", "user": {"password": "dou\\"ble"}}
                - name: d
                  user:
                    client-certificate-data: bm90LWEtc2VjcmV0
                    client-key-data: %s
                - {name: e, user: {username: token, token: flow}}
                """.formatted(key)));
    }

    @Test
    public void leavesOutWhatIsTooShortToBeMaskedAndWhatIsNoField() {
        assertEquals(List.of(), KubeconfigSecrets.of("token: abc\ntokenFile: /a/file\n# no token here\nmytoken-x: 12345"));
    }
}
