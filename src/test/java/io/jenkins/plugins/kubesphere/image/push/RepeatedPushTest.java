package io.jenkins.plugins.kubesphere.image.push;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.image.ImageFixtures;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.PassingImage;
import io.jenkins.plugins.kubesphere.image.compression.Compression;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.registry.RegistryException;
import io.jenkins.plugins.kubesphere.image.source.DockerStreamSource;
import io.jenkins.plugins.kubesphere.image.source.OciLayoutSource;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Test;

/** A push that is begun again, because its token has ended or its stream broke off, tells what all its attempts have sent. */
public class RepeatedPushTest extends PushesToHarbor {
    private final Arrivals arrivals = new Arrivals();
    private Path layout;

    @Before
    public void anImage() throws Exception {
        layout = layout(4);
    }

    private Access.Bearer token() throws Exception {
        try (Registry registry = connect(ALICE)) {
            return registry.pushToken("shop/app", List.of("live/app")).orElseThrow();
        }
    }

    private PushResult attempt(Access access, Arrivals before, Progress.Listener listener, String repository) throws Exception {
        try (ImageSource source = new OciLayoutSource(layout, null); Registry registry = connect(access)) {
            ImageReference target = ImageReference.parse(harbor.host() + "/" + repository);
            return new ImagePush(registry, target, listener, 1, new PushMemory(), before).push(source.image(), List.of("1"));
        }
    }

    /** The token ends when the first layer has arrived. */
    private void attemptWhoseTokenEnds() throws Exception {
        harbor.tokenLifetime(Duration.ofSeconds(2));
        Access.Bearer token = token();
        RegistryException ended = assertThrows(RegistryException.class, () -> attempt(token, arrivals, event -> {
            if (event instanceof Progress.Uploaded) {
                sleep();
            }
        }, "shop/app"));
        assertEquals("token expired", ended.detail());
        harbor.tokenLifetime(Duration.ofMinutes(5));
    }

    private static void sleep() {
        try {
            Thread.sleep(2_500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    public void whatAnAttemptHasSentBeforeItsTokenEndedIsNotSkippedByTheNext() throws Exception {
        attemptWhoseTokenEnds();
        PushResult result = attempt(token(), arrivals, events::add, "shop/app");
        assertEquals(0, result.skipped());
        assertTrue("all four layers: " + result.uploaded(), result.uploaded() > 80_000);
        assertEquals("nor does a line say so", 0, events.stream().filter(Progress.Skipped.class::isInstance).count());
        PushResult another = attempt(token(), new Arrivals(), events::add, "shop/app");
        assertEquals("another push has sent nothing", 0, another.uploaded());
        assertEquals(result.uploaded(), another.skipped());
    }

    @Test
    public void anAttemptThatFindsTheWholeImageTellsWhatWasSentForIt() throws Exception {
        PushResult first = attempt(ALICE, arrivals, events::add, "shop/app");
        PushResult again = attempt(ALICE, arrivals, events::add, "shop/app");
        assertEquals(first.uploaded(), again.uploaded());
        assertEquals(0, again.skipped());
        try (Registry registry = connect(ALICE)) {
            ImageReference target = ImageReference.parse(harbor.host() + "/shop/app");
            Optional<PushResult> present = new ImagePush(registry, target, events::add, 1, new PushMemory(), arrivals)
                    .pushIfPresent(first.digest(), Compression.GZIP, List.of("1"));
            assertEquals(first.uploaded(), present.orElseThrow().uploaded());
        }
    }

    @Test
    public void whatAnAttemptHasMountedIsMounted() throws Exception {
        harbor.createProject("live");
        attempt(ALICE, new Arrivals(), events::add, "live/app");
        PushMemory memory = new PushMemory();
        requestsAbout(layout, "live/app", memory, "1");
        try (ImageSource source = new OciLayoutSource(layout, null); Registry registry = connect(ALICE)) {
            ImageReference target = ImageReference.parse(harbor.host() + "/shop/app");
            PushResult mounted = new ImagePush(registry, target, events::add, 1, memory, arrivals).push(source.image(), List.of("1"));
            assertTrue(mounted.mounted() > 80_000);
            assertEquals(mounted.mounted(), attempt(ALICE, arrivals, events::add, "shop/app").mounted());
        }
    }

    @Test
    public void aStreamThatPassesASecondTimeTellsWhatItSentTheFirstTime() throws Exception {
        byte[] archive = ImageFixtures.dockerArchive("app:1", 2, 200_000);
        PushMemory memory = new PushMemory();
        long first = 0;
        for (int attempt = 1; attempt <= 2; attempt++) {
            try (PassingImage passing = new DockerStreamSource(new ByteArrayInputStream(archive), "docker save app", Compression.GZIP, List.of());
                    Registry registry = connect(ALICE)) {
                ImageReference target = ImageReference.parse(harbor.host() + "/shop/app");
                PushResult result = new ImagePush(registry, target, events::add, 4, memory, memory.arrivals("the push")).push(passing, List.of("1"));
                first = attempt == 1 ? result.uploaded() : first;
                assertEquals(first + " 0", result.uploaded() + " " + result.skipped());
            }
        }
    }
}
