package io.jenkins.plugins.kubesphere.steps.multi.real;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import hudson.model.Result;
import io.jenkins.plugins.kubesphere.cluster.Line;
import io.jenkins.plugins.kubesphere.cluster.real.AuditLog;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** One real cluster under two names and addresses, beside another. */
public class FleetTwinTest extends TwoClusters {
    /** What deploying needs, in one namespace: nothing about other namespaces. */
    private static final String DEPLOYER = """
            [{"apiGroups": ["", "apps", "coordination.k8s.io"], "resources": ["*"], "verbs": ["*"]}]""";

    private Line line;

    @Before
    public void openSecondAddress() throws Exception {
        line = new Line(one.admin().access().server());
    }

    @After
    public void closeSecondAddress() throws Exception {
        line.close();
    }

    private void refused(String arguments, String sentence) throws Exception {
        List<List<String>> before = List.of(AuditLog.changes(one), AuditLog.changes(two));
        assertThat(releases.run(Result.FAILURE, "2", arguments), containsString(sentence));
        assertEquals("nothing is changed, no lock is taken", before, List.of(AuditLog.changes(one), AuditLog.changes(two)));
    }

    @Test
    public void aStandbyThatIsItsPrimaryByAnotherAddressIsRefusedAndNothingIsChanged() throws Exception {
        releases.know("spare", line.through(one.kubeconfig()), "", "one");
        releases.know("own", one.kubeconfig(), "", null);
        refused("clusters: 'one,two')", "\"spare\" stands by for \"one\", but both lead to https://127.0.0.1:");
        refused("clusters: 'own', standby: 'own')", "has no cluster to stand by for");
        refused("clusters: 'two,own,one')", "\"own\" and \"one\" lead to https://127.0.0.1:");
        assertNull(one.get("apps/v1", "deployments/web"));
    }

    @Test
    public void aDeployerWhoSeesNothingButItsNamespaceFindsTheTwinToo() throws Exception {
        releases.know("narrow", line.through(one.kubeconfigWith(DEPLOYER)), "", null);
        refused("clusters: 'one,narrow')", "which are one cluster, and both get Deployment " + one.namespace() + "/web");
        assertThat(releases.run(Result.SUCCESS, "1", "clusters: 'narrow,two')"), containsString("2 of 2 clusters run registry/web:1 since "));
    }
}
