package io.jenkins.plugins.kubesphere.cluster;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedCluster;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** A hundred clusters, and the threads of one. */
public class SharedClientsTest {

    private static ClusterIdentity identity(String kubeconfig) throws Exception {
        return new ClusterIdentity(Kubeconfig.parse(kubeconfig).access(null));
    }

    @Test
    public void clustersWithIdentitiesOfTheirOwnShareAClientAndItsThreads() throws Exception {
        List<SimulatedCluster> clusters = new ArrayList<>();
        List<ClusterConnection> connections = new ArrayList<>();
        Set<SharedClient> clients = new HashSet<>();
        try {
            for (int i = 0; i < 12; i++) {
                clusters.add(SimulatedCluster.start("shared-" + i));
            }
            for (SimulatedCluster cluster : clusters) {
                String kubeconfig = cluster.kubeconfig();
                connections.add(ClusterConnection.to(Kubeconfig.parse(kubeconfig).access(null)));
                clients.add(SharedClients.take(identity(kubeconfig)).client());
            }
            for (ClusterConnection connection : connections) {
                assertEquals("each is who it is, and trusts whom it trusts", 200, connection.get("/api/v1/namespaces/default").get().status());
            }
            // More than one only where a port had another identity, or was left, in a test before.
            assertTrue(clients.size() + " clients", clients.size() <= 3);
        } finally {
            for (SimulatedCluster cluster : clusters) {
                cluster.close();
            }
        }
    }

    @Test
    public void twoIdentitiesTowardsOneAddressNeverShareOne() throws Exception {
        try (SimulatedCluster cluster = SimulatedCluster.start("two")) {
            SharedClients.Seat certificate = SharedClients.take(identity(cluster.kubeconfig()));
            SharedClients.Seat token = SharedClients.take(identity(cluster.kubeconfigWithToken()));
            assertNotSame(certificate.client(), token.client());
            SharedClients.Seat again = SharedClients.take(identity(cluster.kubeconfig()));
            assertSame(certificate.client(), again.client());
            assertSame(certificate.identity(), again.identity());
        }
    }

    @Test
    public void whoLeavesAClientGetsAnotherAndNobodyFollowsThere() throws Exception {
        try (SimulatedCluster cluster = SimulatedCluster.start("left")) {
            SharedClients.Seat first = SharedClients.take(identity(cluster.kubeconfig()));
            SharedClients.Seat second = SharedClients.leave(first);
            assertNotSame(first.client(), second.client());
            assertSame(second.client(), SharedClients.take(identity(cluster.kubeconfig())).client());
        }
    }

    @Test
    public void aClientThatNobodyUsesGoesWithItsThreads() throws Exception {
        WeakReference<SharedClient> client = abandoned();
        for (int i = 0; i < 100 && client.get() != null; i++) {
            System.gc();
            Thread.sleep(50);
        }
        assertNull(client.get());
    }

    private static WeakReference<SharedClient> abandoned() throws Exception {
        try (SimulatedCluster cluster = SimulatedCluster.start("abandoned")) {
            SharedClient client = new SharedClient(List.of());
            client.admit(identity(cluster.kubeconfig()));
            return new WeakReference<>(client);
        }
    }
}
