package io.jenkins.plugins.kubesphere.embedded.web;

import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Job;
import java.io.IOException;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.POST;

/** An action as a plugin has it, for tests of the dispatch. */
public final class ProbeAction implements Action {
    private String value = "nothing";

    @Override
    public String getIconFileName() {
        return "symbol-search";
    }

    @Override
    public String getDisplayName() {
        return "Probe";
    }

    @Override
    public String getUrlName() {
        return "probe";
    }

    public String getValue() {
        return value;
    }

    @POST
    public HttpResponse doChange(@QueryParameter(required = true) String to, @QueryParameter int times, @AncestorInPath Job<?, ?> job) {
        job.checkPermission(Item.CONFIGURE);
        value = to.repeat(times) + " in " + job.getName();
        return HttpResponses.text(value);
    }

    public void doRest(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(request.getRestOfPath() + " of " + request.findAncestorObject(Job.class).getName());
    }

    /** Not for the web: nothing says so. */
    public void doSecretly() {
        value = "called";
    }

    public Object getRuntime() {
        return Runtime.getRuntime();
    }
}
