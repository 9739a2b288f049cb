package io.jenkins.plugins.kubesphere.steps.multi.real;

import io.jenkins.plugins.kubesphere.cluster.real.RealCluster;
import org.junit.Before;
import org.junit.Rule;
import org.jvnet.hudson.test.JenkinsRule;

/** A controller whose builds release to two real clusters. */
public abstract class TwoClusters {

    @Rule
    public final RealCluster one = new RealCluster("TESTBED_KUBECONFIG_ONE");

    @Rule
    public final RealCluster two = new RealCluster("TESTBED_KUBECONFIG_TWO");

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    Releases releases;

    /** Tells the controller of the clusters. */
    @Before
    public void know() throws Exception {
        know("", "");
    }

    final void know(String labelsOfOne, String labelsOfTwo) throws Exception {
        releases = new Releases(jenkins);
        releases.know("one", one.kubeconfig(), labelsOfOne, null);
        releases.know("two", two.kubeconfig(), labelsOfTwo, null);
    }
}
