package io.jenkins.plugins.kubesphere.steps.multi.real;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import hudson.model.Result;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import io.jenkins.plugins.kubesphere.cluster.real.RealCluster;
import io.jenkins.plugins.kubesphere.config.DeployPermissions;
import io.jenkins.plugins.kubesphere.embedded.web.Denying;
import io.jenkins.plugins.kubesphere.report.fleet.FleetAction;
import io.jenkins.plugins.kubesphere.report.fleet.FleetRecord;
import io.jenkins.plugins.kubesphere.report.fleet.GateRecord;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What has to be so between two waves, on two real clusters. */
public class FleetGateTest extends TwoClusters {

    private static String gated(String gate) {
        return "clusters: '*', waves: [[clusters: 'one', gate: [" + gate + "]], [clusters: '*']])";
    }

    private static boolean isDeployed(RealCluster cluster) throws Exception {
        return cluster.get("apps/v1", "deployments/web") != null;
    }

    private record Asked(String log, int times) {
    }

    /** Releases behind an address that answers the n-th question with this status. */
    private Asked asking(Result result, IntUnaryOperator status) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status.applyAsInt(asked.incrementAndGet()), -1);
            exchange.close();
        });
        shop.start();
        try {
            String log = releases.run(result, "1", gated("http: 'http://127.0.0.1:" + shop.getAddress().getPort() + "/health'"));
            return new Asked(log, asked.get());
        } finally {
            shop.stop(0);
        }
    }

    @Test
    public void anAddressThatAnswersLetsTheNextWaveBegin() throws Exception {
        Asked well = asking(Result.SUCCESS, number -> 200);
        assertEquals(1, well.times());
        assertTrue(well.log(), well.log().indexOf("Asking http://127.0.0.1:") < well.log().indexOf("[two] deploying"));
    }

    @Test
    public void anAddressThatIsInTroubleFirstIsAskedAgain() throws Exception {
        assertEquals(2, asking(Result.SUCCESS, number -> number == 1 ? 500 : 200).times());
        assertTrue(isDeployed(two));
    }

    @Test
    public void anAddressThatStaysInTroubleStopsTheRelease() throws Exception {
        Asked badly = asking(Result.FAILURE, number -> 500);
        assertEquals(6, badly.times());
        assertThat(badly.log(), containsString("/health answered with status 500"));
        assertThat(badly.log(), containsString("1 of 2 clusters run registry/web:1 since "));
        assertTrue("what is done stays", isDeployed(one));
        assertTrue("nothing further is begun", !isDeployed(two));
    }

    @Test
    public void onlyThoseWhomTheGateNamesMayApprove() throws Exception {
        WorkflowRun run = releases.begin("1", gated("approve: 'team-x'"));
        jenkins.waitForMessage("Waiting for the approval of team-x", run);
        FleetAction page = run.getAction(FleetAction.class);
        FleetRecord record = page.getRecords().get(0);
        for (int i = 0; i < 200 && !record.getGate(1).getState().equals(GateRecord.WAITING); i++) {
            Thread.sleep(50);
        }
        assertThat(record.getGate(1).getReason(), containsString("one: ready, no restarts"));
        assertThat(record.getCluster("two").getDiff().toString(), containsString("+ spec.replicas: 2"));
        jenkins.jenkins.setAuthorizationStrategy(new Denying(DeployPermissions.APPROVE));
        try (ACLContext ignored = ACL.as2(somebody("mallory", "team-y"))) {
            AccessDeniedException3 refusal = assertThrows(AccessDeniedException3.class, () -> page.doApprove(record.getId(), 1));
            assertThat(refusal.getMessage(), containsString("mallory"));
            assertThrows(AccessDeniedException3.class, () -> page.doReject(record.getId(), 1));
        }
        assertNull(record.getGate(1).getDecision());
        assertTrue("nothing has begun", !isDeployed(two));
        try (ACLContext ignored = ACL.as2(somebody("alice", "team-x"))) {
            page.doApprove(record.getId(), 1);
        }
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        assertThat(JenkinsRule.getLog(run), containsString("Approved by alice"));
        assertTrue(isDeployed(two));
    }

    private static UsernamePasswordAuthenticationToken somebody(String name, String group) {
        return new UsernamePasswordAuthenticationToken(name, "", List.of(new SimpleGrantedAuthority(group)));
    }

    @Test
    public void aPodThatIsRestartedWhileTheClustersAreWatchedStopsTheRelease() throws Exception {
        WorkflowRun run = releases.begin("1", gated("healthFor: '60s'"));
        jenkins.waitForMessage("Watching the clusters deployed so far for 60 s", run);
        // The first look learns how many restarts there were before.
        Thread.sleep(3000);
        String pod = restartOne();
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        String log = JenkinsRule.getLog(run);
        assertThat(log, containsString("wave 1 is not followed by the next: one: a container of pod " + pod + " was restarted"));
        assertTrue("nothing further is begun", !isDeployed(two));
        assertThat(log, not(containsString("\tat ")));
    }

    /** The container is back at once, so the pod never stops being ready: only the count tells. */
    private String restartOne() throws Exception {
        ObjectNode pod = (ObjectNode) one.get("v1", "pods").path("items").get(0);
        String name = pod.at("/metadata/name").asText();
        ((ObjectNode) pod.at("/status/containerStatuses/0")).put("restartCount", 1);
        one.patch(one.path("v1", "pods/" + name + "/status"), "{\"status\": {\"containerStatuses\": " + pod.at("/status/containerStatuses") + "}}");
        return name;
    }

    @Test
    public void restartsFromBeforeTheWatchDoNotCount() throws Exception {
        releases.run(Result.SUCCESS, "1", "clusters: '*')");
        restartOne();
        String log = releases.run(Result.SUCCESS, "1", gated("healthFor: '3s'"));
        assertThat(log, containsString("2 of 2 clusters run registry/web:1 since "));
    }
}
