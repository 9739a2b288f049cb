package io.jenkins.plugins.kubesphere.steps;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import hudson.model.Descriptor;
import io.jenkins.plugins.kubesphere.embedded.web.dispatch.StaplerDispatch;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.List;
import net.sf.json.JSONObject;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.kohsuke.stapler.StaplerRequest2;

/** What the Snippet Generator gets for forms of {@code envsubstApply} and {@code multiClusterDeploy} that make no step yet. */
public class ManifestSnippetTest {

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @Test
    public void anUntouchedFormIsAnsweredByASentenceThatFitsBothSteps() {
        for (Class<? extends Descriptor<?>> step : List.of(EnvsubstApplyStep.DescriptorImpl.class, MultiClusterDeployStep.DescriptorImpl.class)) {
            RuntimeException refusal = assertThrows(RuntimeException.class, () -> sent(step, new JSONObject().element("file", "").element("clusters", "")));
            assertEquals("file is empty: name a path, a directory or a pattern", refusal.toString());
            assertEquals(0, refusal.getStackTrace().length);
        }
    }

    @Test
    public void aFieldThatIsNoDurationIsNamed() {
        JSONObject form = new JSONObject().element("file", "deploy/").element("timeout", "soon");
        RuntimeException refusal = assertThrows(RuntimeException.class, () -> sent(EnvsubstApplyStep.DescriptorImpl.class, form));
        assertEquals("\"soon\" is not a timeout; write it like 90s, 10m or 1h", refusal.toString());
    }

    private Object sent(Class<? extends Descriptor<?>> step, JSONObject form) throws Exception {
        StaplerRequest2 request = StaplerDispatch.request((HttpServletRequest) Proxy.newProxyInstance(ManifestSnippetTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> null));
        return jenkins.jenkins.getExtensionList(Descriptor.class).get(step).newInstance(request, form);
    }
}
