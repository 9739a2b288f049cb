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
        assertEquals(List.of("plain-token", "single''quoted", "dou\\\"ble", key, "abcdef", "ghijkl", "flow", "single'quoted", "dou\"ble"), KubeconfigSecrets.of("""
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
    public void findsWhatElseOnlyItsUserMayKnow() {
        assertEquals(List.of("hidden-argument", "hidden-value", "pr0xy-word"), KubeconfigSecrets.of("""
                clusters: [{name: c, cluster: {server: 'https://host:6443', proxy-url: 'http://me:pr0xy-word@proxy:1'}}]
                users: [{name: a, user: {username: somebody, exec: {command: aws, args: [hidden-argument], env: [{name: A, value: hidden-value}]}}}]
                """));
        assertEquals(List.of("in-a-broken-text"), KubeconfigSecrets.of("a: [\ntoken: in-a-broken-text\n"));
    }

    @Test
    public void leavesOutWhatIsTooShortToBeMaskedAndWhatIsNoField() {
        assertEquals(List.of(), KubeconfigSecrets.of("token: abc\ntokenFile: /a/file\n# no token here\nmytoken-x: 12345"));
    }
}
