package org.kohsuke.stapler;

import io.jenkins.plugins.kubesphere.embedded.web.dispatch.CurrentRequest;

/** Where code that was not handed the request finds it. */
public class Stapler {
    /** The request that this thread serves, or null. */
    public static StaplerRequest2 getCurrentRequest2() {
        return CurrentRequest.get().map(CurrentRequest::request).orElse(null);
    }

    /** The response to it, or null. */
    public static StaplerResponse2 getCurrentResponse2() {
        return CurrentRequest.get().map(CurrentRequest::response).orElse(null);
    }
}
