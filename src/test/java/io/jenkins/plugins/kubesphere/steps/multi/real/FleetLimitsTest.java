package io.jenkins.plugins.kubesphere.steps.multi.real;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import hudson.model.Result;
import io.jenkins.plugins.kubesphere.cluster.real.AuditLog;
import io.jenkins.plugins.kubesphere.cluster.real.RealCluster;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** What a release lets through, and how many of its clusters may fail, on real clusters. */
public class FleetLimitsTest extends TwoClusters {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @Rule
    public final RealCluster three = new RealCluster("TESTBED_KUBECONFIG_TWO");

    @Before
    @Override
    public void know() throws Exception {
        super.know();
        releases.know("three", three.kubeconfig(), "", null);
    }

    private static String image(RealCluster cluster) throws Exception {
        return cluster.get("apps/v1", "deployments/web").at("/spec/template/spec/containers/0/image").asText();
    }

    private static String pinned(String clusters, String digest) {
        return "[clusters: '" + clusters + "', target: 'Deployment/web', json6902: [[op: 'replace', path: '/spec/template/spec/containers/0/image', "
                + "value: 'registry/web@" + digest + "']]]";
    }

    @Test
    public void eachImageThatIsNotNamedByDigestIsNamedAndNothingIsContacted() throws Exception {
        String log = releases.run(Result.FAILURE, "1", """
                clusters: '*', requireDigest: true, overrides: [[clusters: 'two', target: 'Deployment/web', strategic: '''
                  {spec: {template: {spec: {containers: [{name: side, image: "registry/side:latest"}, {name: sound, image: "registry/sound@%s"},
                                                         {name: short, image: "registry/short@sha256:ab12"}]}}}}''']])""".formatted(DIGEST));
        assertThat(log, containsString("requireDigest: these images are not named by digest: registry/short@sha256:ab12 (two), registry/side:latest (two), "
                + "registry/web:1 (all clusters); write them as"));
        assertThat(log, not(containsString("\tat ")));
        for (RealCluster cluster : List.of(one, two, three)) {
            assertEquals("not even a dry run", List.of(), AuditLog.requests(cluster));
            assertNull(cluster.get("coordination.k8s.io/v1", "leases/kubesphere-pipeline-shop"));
        }
    }

    @Test
    public void theSameDigestGoesEverywhereAndAnotherOneNowhere() throws Exception {
        releases.run(Result.SUCCESS, "1", "clusters: '*', requireDigest: true, overrides: [" + pinned("*", DIGEST) + "])");
        assertEquals("registry/web@" + DIGEST, image(one));
        assertEquals("registry/web@" + DIGEST, image(three));
        String other = DIGEST.replace("0123", "3210");
        String log = releases.run(Result.FAILURE, "2", "clusters: '*', requireDigest: true, overrides: [" + pinned("*", DIGEST) + ", "
                + pinned("three", other) + "])");
        assertThat(log, containsString("requireDigest: the clusters would get different images of web: " + DIGEST + " (one, two), " + other + " (three)"));
        assertEquals("registry/web@" + DIGEST, image(three));
    }

    @Test
    public void asManyClustersMayFailAsAreTolerated() throws Exception {
        releases.run(Result.SUCCESS, "1", "clusters: '*')");
        String bad = ", waves: [[clusters: 'one'], [clusters: 'two'], [clusters: 'three']], overrides: [[clusters: 'two', vars: [IMAGE: 'does-not-exist/web']]])";

        String log = releases.run(Result.FAILURE, "2", "clusters: '*', maxFailures: 0" + bad);
        assertThat(log, containsString("[two] failed: "));
        assertEquals("registry/web:2", image(one));
        assertEquals("registry/web:1", image(three));

        log = releases.run(Result.UNSTABLE, "3", "clusters: '*', maxFailures: 1" + bad);
        assertThat(log, containsString("2 of 3 clusters run registry/web:3 since "));
        assertEquals("registry/web:3", image(three));

        log = releases.run(Result.FAILURE, "4", "clusters: '*', maxFailures: '33%'" + bad);
        assertThat("a third of three, rounded down, is none", log, containsString("1 of 3 clusters run registry/web:4"));
        assertEquals("registry/web:3", image(three));

        releases.run(Result.UNSTABLE, "5", "clusters: '*', maxFailures: '34%'" + bad);
        assertEquals("registry/web:5", image(three));
    }
}
