package org.kohsuke.stapler;

import jakarta.servlet.ServletException;
import java.io.IOException;

/** What a web method returns to say how the request is answered. */
public interface HttpResponse {
    /**
     * Writes the answer.
     *
     * @param node the object whose web method returned this
     */
    default void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node) throws IOException, ServletException {
        throw new AbstractMethodError(getClass().getName() + " does not implement generateResponse(StaplerRequest2, StaplerResponse2, Object)");
    }
}
