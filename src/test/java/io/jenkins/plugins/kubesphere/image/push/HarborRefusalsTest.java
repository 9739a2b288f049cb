package io.jenkins.plugins.kubesphere.image.push;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.source.OciLayoutSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** What Harbor does not allow becomes a sentence, and moves no tag. */
public class HarborRefusalsTest extends PushesToHarbor {

    @Test
    public void aRobotThatMayNotPushIsTold() throws Exception {
        String robot = harbor.addRobot("shop", "reader", "secret-of-robot", Set.of("pull"));
        ImageException e = assertThrows(ImageException.class, () -> push(
                new OciLayoutSource(layout(1), null), new Access.Password(robot, "secret-of-robot"), "shop/app", "1.0"));
        assertTrue(e.getMessage(), e.getMessage().contains("push"));
        assertFalse(e.getMessage(), e.getMessage().contains("secret-of-robot"));
        assertEquals(List.of(), harbor.tags("shop/app"));
    }

    @Test
    public void aWrongPasswordIsSaidInOneSentence() throws Exception {
        ImageException e = assertThrows(
                ImageException.class,
                () -> push(new OciLayoutSource(layout(1), null), new Access.Password("alice", "wrong-pass"), "shop/app", "1.0"));
        assertTrue(e.getMessage(), e.getMessage().contains("alice") && e.getMessage().contains("does not accept"));
        assertFalse(e.getMessage(), e.getMessage().contains("wrong-pass"));
    }

    @Test
    public void aWrongPasswordIsSaidWhereHarborTakesItForNobodyInParticular() throws Exception {
        harbor.createProject("open");
        harbor.makePublic("open");
        ImageException e = assertThrows(
                ImageException.class,
                () -> push(new OciLayoutSource(layout(1), null), new Access.Password("alice", "wrong-pass"), "open/app", "1.0"));
        assertTrue(e.getMessage(), e.getMessage().contains("alice") && e.getMessage().contains("does not accept"));
    }

    @Test
    public void aPasswordThatWasExchangedForATokenIsNotSentToTheRegistry() throws Exception {
        String robot = harbor.addRobot("shop", "reader", "secret-of-robot", Set.of("pull"));
        Access.Password access = new Access.Password(robot, "secret-of-robot");
        try (Registry registry = connect(access)) {
            assertThrows(ImageException.class, () -> registry.uploadPiecewise("shop/app").send(new byte[1], 1));
        }
        assertEquals(List.of(), harbor.requestsWithPassword().stream().filter(request -> !request.contains(" /service/token")).toList());
    }

    @Test
    public void whoMayNotPullIsToldSoAndNotThatHeMayNotPush() throws Exception {
        harbor.createProject("live");
        String robot = harbor.addRobot("shop", "ci", "secret-of-robot", Set.of("pull", "push"));
        try (Registry registry = connect(new Access.Password(robot, "secret-of-robot"))) {
            ImageException e = assertThrows(ImageException.class, () -> registry.pullManifest("live/app", "1"));
            assertTrue(e.getMessage(), e.getMessage().contains("may not pull " + harbor.host() + "/live/app"));
        }
        assertEquals("a new token would allow no more", 1, harbor.requests().stream().filter(request -> request.contains("scope=")).count());
    }

    @Test
    public void anImageNameWithoutProjectIsSaidToNeedOneInHarbor() throws Exception {
        String said = refusal("app");
        assertTrue(said, said.contains("has a project: " + harbor.host() + "/<project>/<name>"));
    }

    @Test
    public void aProjectThatIsMissingIsSaidToBeWhateverIsAskedFirst() throws Exception {
        try (Registry registry = connect(ALICE)) {
            ImageException e = assertThrows(ImageException.class, () -> registry.manifestDigest("nowhere/app", "latest"));
            assertTrue(e.getMessage(), e.getMessage().contains("createProject"));
        }
    }

    @Test
    public void harborsRefusalsBecomeSentencesAndMoveNoTag() throws Exception {
        String missing = refusal("nowhere/app");
        assertTrue(missing, missing.contains("createProject"));
        harbor.createProject("small", 30000);
        String quota = refusal("small/app");
        assertTrue(quota, quota.matches(".*it holds [0-9.]+ (B|KiB) of 29.3 KiB, and [0-9.]+ (B|KiB) more were to come.*"));
        harbor.createProject("cache");
        harbor.makeProxyCache("cache");
        String proxy = refusal("cache/app");
        assertTrue(proxy, proxy.contains("proxy-cache project"));
        harbor.makeImmutable("shop", "v*");
        push(new OciLayoutSource(layout(1), null), ALICE, "shop/app", "v1");
        Path other = layout(2);
        String immutable = assertThrows(ImageException.class, () -> push(new OciLayoutSource(other, null), ALICE, "shop/app", "v1")).getMessage();
        assertTrue(immutable, immutable.contains("immutab"));
        harbor.readOnly(true);
        String readOnly = refusal("shop/other");
        assertTrue(readOnly, readOnly.contains("read-only"));
        for (String repository : List.of("nowhere/app", "small/app", "cache/app", "shop/other")) {
            assertEquals(List.of(), harbor.tags(repository));
        }
    }

    private String refusal(String repository) {
        return assertThrows(ImageException.class, () -> push(new OciLayoutSource(layout(3), null), ALICE, repository, "1.0")).getMessage();
    }
}
