package io.jenkins.plugins.kubesphere.cluster.real;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.cluster.Lease;
import io.jenkins.plugins.kubesphere.cluster.LeaseLock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.Rule;
import org.junit.Test;

/** A lock in a real cluster, whose other holder may have any clock. */
public class LeaseLockTest {
    private static final Duration DURATION = Duration.ofSeconds(6);
    private static final String LEASE = "leases/lock";

    @Rule
    public final RealCluster cluster = new RealCluster();

    private LeaseLock mine() {
        return new LeaseLock(new Lease(cluster.admin(), cluster.namespace(), "lock"), "https://jenkins/job/mine/1/", "mine", "shop", DURATION);
    }

    /** Somebody whose clock differs takes or renews it. */
    private void theirs(Duration clock) throws Exception {
        String now = Instant.now().plus(clock).truncatedTo(ChronoUnit.MILLIS).toString().replace("Z", "000Z");
        String spec = "\"spec\": {\"holderIdentity\": \"theirs\", \"renewTime\": \"" + now + "\", \"leaseDurationSeconds\": " + DURATION.toSeconds() + "}";
        if (cluster.get("coordination.k8s.io/v1", LEASE) == null) {
            cluster.createHere("coordination.k8s.io/v1", "leases", "{\"metadata\": {\"name\": \"lock\"}, " + spec + "}");
        } else {
            cluster.patch(cluster.path("coordination.k8s.io/v1", LEASE), "{" + spec + "}");
        }
    }

    private static boolean has(LeaseLock lock) throws Exception {
        return RealCluster.await(lock.acquire()).held();
    }

    /** Gives after how many milliseconds it was had. */
    private static long patiently(LeaseLock lock) throws Exception {
        long start = System.nanoTime();
        while (!has(lock)) {
            assertTrue("it is never free", System.nanoTime() - start < Duration.ofSeconds(30).toNanos());
            Thread.sleep(100);
        }
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    @Test
    public void itIsHadAtOnceKeptAndGivenBack() throws Exception {
        LeaseLock lock = mine();
        assertTrue(has(lock));
        assertTrue("again", has(mine()));
        RealCluster.await(lock.release());
        assertNull(cluster.get("coordination.k8s.io/v1", LEASE));
    }

    @Test
    public void aHolderWhoseClockIsBehindKeepsItWhileItRenewsIt() throws Exception {
        LeaseLock lock = mine();
        for (int i = 0; i < 10; i++) {
            theirs(Duration.ofMinutes(-5));
            assertFalse("renewed, however old it says it is", has(lock));
            Thread.sleep(500);
        }
        long took = patiently(lock);
        assertTrue("given up: " + took, took > 1_000);
        assertEquals("https://jenkins/job/mine/1/", cluster.get("coordination.k8s.io/v1", LEASE).at("/spec/holderIdentity").asText());
    }

    @Test
    public void whatAHolderWhoseClockIsAheadHasGivenUpIsHadAfterItsDuration() throws Exception {
        theirs(Duration.ofHours(1));
        long took = patiently(mine());
        assertTrue("not before: " + took, took >= DURATION.toMillis());
    }

    @Test
    public void whatDoesNotExpireIsOnlyTaken() throws Exception {
        cluster.createHere("coordination.k8s.io/v1", "leases", "{\"metadata\": {\"name\": \"lock\"}, \"spec\": {\"holderIdentity\": \"freeze of December\"}}");
        LeaseLock lock = mine();
        long until = System.currentTimeMillis() + DURATION.toMillis() + 1_000;
        while (System.currentTimeMillis() < until) {
            assertFalse(has(lock));
            Thread.sleep(200);
        }
        assertTrue(RealCluster.await(lock.take()).held());
    }
}
