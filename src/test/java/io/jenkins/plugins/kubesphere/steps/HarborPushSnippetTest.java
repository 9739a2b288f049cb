package io.jenkins.plugins.kubesphere.steps;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import io.jenkins.plugins.kubesphere.embedded.web.dispatch.StaplerDispatch;
import io.jenkins.plugins.kubesphere.steps.source.DockerImagePushSource;
import io.jenkins.plugins.kubesphere.steps.source.PushSource;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import net.sf.json.JSONObject;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.kohsuke.stapler.StaplerRequest2;

/** What the form of {@code harborPush} in the Snippet Generator sends, and which step it makes. */
public class HarborPushSnippetTest {

    private static final String IMAGE = "harbor.example.com/shop/orders";

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @Test
    public void aFormInWhichOnlyTheImageIsFilledInMeansWhatTheImageAloneMeans() throws Exception {
        HarborPushStep made = sent(Map.of("image", ""), "");
        assertNull("the drop-down has no empty choice", made.getFrom());
        assertEquals(new HarborPushStep(IMAGE).getRetries(), made.getRetries());
        assertEquals(new HarborPushStep(IMAGE + ":1").effectiveSource().getClass(), jenkins.jenkins.getDescriptorList(PushSource.class).get(0).clazz);
    }

    @Test
    public void whatIsFilledInStays() throws Exception {
        HarborPushStep made = sent(Map.of("image", "orders:1"), "0");
        assertEquals("orders:1", ((DockerImagePushSource) made.getFrom()).getImage());
        assertEquals(0, made.getRetries());
    }

    private HarborPushStep sent(Map<String, String> source, String retries) throws Exception {
        StaplerRequest2 request = StaplerDispatch.request((HttpServletRequest) Proxy.newProxyInstance(HarborPushSnippetTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> null));
        String type = DockerImagePushSource.class.getName();
        JSONObject from = JSONObject.fromObject(source).element("$class", type).element("stapler-class", type);
        JSONObject form = new JSONObject().element("image", IMAGE).element("tags", "").element("from", from).element("retries", retries);
        return (HarborPushStep) jenkins.jenkins.getDescriptorByType(HarborPushStep.DescriptorImpl.class).newInstance(request, form);
    }
}
