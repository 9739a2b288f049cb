package org.jenkinsci.plugins.pipeline.modeldefinition.endpoints;

import hudson.Extension;
import hudson.model.RootAction;
import io.jenkins.plugins.kubesphere.embedded.declarative.DeclarativeValidation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jenkins.model.Jenkins;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** Says over the web what is wrong with a declarative pipeline. */
@Extension
public class ModelConverterAction implements RootAction {
    public static final String PIPELINE_CONVERTER_URL = "pipeline-model-converter";

    public ModelConverterAction() {}

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return PIPELINE_CONVERTER_URL;
    }

    /** Takes the text as the parameter {@code jenkinsfile}. */
    @RequirePOST
    public HttpResponse doValidateJenkinsfile(StaplerRequest2 req) {
        Jenkins.get().checkPermission(Jenkins.READ);
        JSONObject data = new JSONObject();
        List<String> errors = DeclarativeValidation.errors(String.valueOf(req.getParameter("jenkinsfile")));
        data.put("result", errors.isEmpty() ? "success" : "failure");
        if (!errors.isEmpty()) {
            JSONObject all = new JSONObject();
            all.put("error", JSONArray.fromObject(errors));
            data.put("errors", JSONArray.fromObject(List.of(all)));
        }
        JSONObject answer = new JSONObject();
        answer.put("status", "ok");
        answer.put("data", data);
        return new HttpResponse() {
            @Override
            public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
                response.setContentType("application/json;charset=UTF-8");
                response.getOutputStream().write(answer.toString().getBytes(StandardCharsets.UTF_8));
            }
        };
    }
}
