package io.jenkins.plugins.kubesphere.steps.multi.real;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import hudson.security.AuthorizationStrategy;
import io.jenkins.plugins.kubesphere.cluster.real.AuditLog;
import io.jenkins.plugins.kubesphere.config.DeployPermissions;
import io.jenkins.plugins.kubesphere.embedded.web.Denying;
import io.jenkins.plugins.kubesphere.report.fleet.FleetAction;
import io.jenkins.plugins.kubesphere.report.fleet.FleetRecord;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The lock of an application in a real cluster that somebody else has: it is seen, waited for, and broken by those who may. */
public class FleetLockTest extends TwoClusters {
    private static final String LEASE = "leases/kubesphere-pipeline-shop";
    private static final String OTHER = "https://other-jenkins.example/job/shop/7/";

    private void lockedSince(Instant renewed) throws Exception {
        two.createHere("coordination.k8s.io/v1", "leases", """
                {"metadata": {"name": "kubesphere-pipeline-shop"}, "spec": {"holderIdentity": "%s", "leaseDurationSeconds": 60, "renewTime": "%s"}}"""
                .formatted(OTHER, renewed.truncatedTo(ChronoUnit.MILLIS).toString().replace("Z", "000Z")));
    }

    @Test
    public void whoMayBreakItTakesItAndThatIsWrittenDown() throws Exception {
        lockedSince(Instant.now().plusSeconds(600));
        WorkflowRun run = releases.begin("1", "clusters: '*')");
        jenkins.waitForMessage("[two] waiting: 'shop' is being released there by " + OTHER, run);
        FleetAction page = run.getAction(FleetAction.class);
        FleetRecord record = page.getRecords().get(0);
        assertEquals(OTHER, record.getCluster("two").getLockHolder());
        assertNull("nothing is touched anywhere", one.get("apps/v1", "deployments/web"));
        AuthorizationStrategy everybody = jenkins.jenkins.getAuthorizationStrategy();
        jenkins.jenkins.setAuthorizationStrategy(new Denying(DeployPermissions.BREAK_LOCK));
        try (ACLContext ignored = ACL.as2(Jenkins.ANONYMOUS2)) {
            assertThrows(AccessDeniedException3.class, () -> page.doBreakLock(record.getId(), "two"));
        }
        assertEquals(OTHER, two.get("coordination.k8s.io/v1", LEASE).at("/spec/holderIdentity").asText());
        jenkins.jenkins.setAuthorizationStrategy(everybody);
        page.doBreakLock(record.getId(), "two");
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        assertThat(JenkinsRule.getLog(run), containsString("[two] the lock is taken from its holder: "));
        assertNull("given back at the end", two.get("coordination.k8s.io/v1", LEASE));
        assertTrue(AuditLog.changes(two).toString(), AuditLog.changes(two).contains("update " + LEASE));
        String audit = Files.readString(jenkins.jenkins.getRootDir().toPath().resolve("logs/kubesphere-pipeline/audit.jsonl"));
        assertThat(audit, containsString("\"action\":\"lock broken\""));
        assertThat(audit, containsString("\"former\":\"" + OTHER + "\""));
    }

    @Test
    public void whatAnotherControllerHasLeftBehindIsHadWhenNobodyRenewsIt() throws Exception {
        lockedSince(Instant.now().minusSeconds(600));
        String log = releases.run(Result.SUCCESS, "1", "clusters: '*')");
        assertThat("it might be renewed by a clock that is behind", log, containsString("[two] waiting: 'shop' is being released there by " + OTHER));
        assertThat(log, containsString("2 of 2 clusters run registry/web:1 since "));
    }
}
