package io.jenkins.plugins.kubesphere.steps.multi;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import hudson.model.Result;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import io.jenkins.plugins.kubesphere.config.DeployPermissions;
import io.jenkins.plugins.kubesphere.embedded.web.Denying;
import io.jenkins.plugins.kubesphere.report.fleet.FleetAction;
import io.jenkins.plugins.kubesphere.report.fleet.GateRecord;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

/** Who may let a release go on, stop it, or take its lock. */
public class ReleasePermissionsTest {

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    private Fleet fleet;
    private WorkflowRun run;
    private FleetAction page;
    private String id;

    @Before
    public void aReleaseWaitsAtItsGate() throws Exception {
        fleet = new Fleet("a", "b");
        fleet.configure(Fleet.member("a", "", null), Fleet.member("b", "", null));
        run = fleet.job(jenkins, "multiClusterDeploy file: 'deploy.yml', clusters: '*', waves: [[clusters: 'a', gate: [approve: 'team-x']], "
                + "[clusters: '*']], " + Fleet.VARS.replace("'2s'", "'60s'").replace("'20s'", "'120s'")).scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Waiting for the approval", run);
        page = run.getAction(FleetAction.class);
        id = page.getRecords().get(0).getId();
        for (int i = 0; i < 100 && !GateRecord.WAITING.equals(gate().getState()); i++) {
            Thread.sleep(50);
        }
    }

    @After
    public void stopClusters() throws Exception {
        fleet.close();
    }

    private GateRecord gate() throws Exception {
        return page.getRecord(id).getGate(1);
    }

    @Test
    public void onlyThePermissionOrTheGatesOwnPeopleDecide() throws Exception {
        jenkins.jenkins.setAuthorizationStrategy(new Denying(DeployPermissions.APPROVE));
        try (ACLContext ignored = ACL.as2(Jenkins.ANONYMOUS2)) {
            AccessDeniedException3 refusal = assertThrows(AccessDeniedException3.class, () -> page.doApprove(id, 1));
            assertThat(refusal.getMessage(), containsString("Deploy/Approve"));
            assertThrows(AccessDeniedException3.class, () -> page.doReject(id, 1));
        }
        assertNull(gate().getDecision());
        assertEquals("none", fleet.image("b"));
        try (ACLContext ignored = ACL.as2(new UsernamePasswordAuthenticationToken("team-x", "", List.of()))) {
            page.doApprove(id, 1);
        }
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        assertThat(JenkinsRule.getLog(run), containsString("Approved by team-x"));
    }

    @Test
    public void locksAreBrokenByThePermissionAlone() throws Exception {
        jenkins.jenkins.setAuthorizationStrategy(new Denying(DeployPermissions.BREAK_LOCK));
        try (ACLContext ignored = ACL.as2(new UsernamePasswordAuthenticationToken("team-x", "", List.of()))) {
            AccessDeniedException3 refusal = assertThrows(AccessDeniedException3.class, () -> page.doBreakLock(id, "b"));
            assertThat(refusal.getMessage(), containsString("Deploy/BreakLock"));
            page.doReject(id, 1);
        }
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
    }

    @Test
    public void whoMayDoEverythingElseMayNotWithoutThem() {
        assertEquals("Approve", DeployPermissions.APPROVE.name);
        assertEquals("only administrators have them unless they are given", Jenkins.ADMINISTER, DeployPermissions.APPROVE.impliedBy);
        assertEquals(Jenkins.ADMINISTER, DeployPermissions.BREAK_LOCK.impliedBy);
        assertEquals(Jenkins.ADMINISTER, DeployPermissions.CONFIGURE_CLUSTERS.impliedBy);
    }
}
