package io.jenkins.plugins.kubesphere.editor;

import hudson.model.Failure;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** JSON back to the editor. Never cached: what it says depends on who asks. */
final class Answer implements HttpResponse {
    private static final Logger LOGGER = Logger.getLogger(Answer.class.getName());

    private final int status;
    private final byte[] body;

    private Answer(int status, Object body) throws IOException {
        this.status = status;
        this.body = Question.JSON.writeValueAsBytes(body);
    }

    /** What an endpoint does with what it was asked. */
    interface Endpoint {
        /** @return a value that Jackson can write */
        Object answer(Question question) throws Refusal, IOException, InterruptedException;
    }

    /** Reads the request, asks the endpoint, and turns what it says or why it refuses into JSON. */
    static HttpResponse to(StaplerRequest2 request, Endpoint endpoint) throws IOException {
        try {
            return new Answer(HttpServletResponse.SC_OK, endpoint.answer(Question.read(request)));
        } catch (Refusal refused) {
            return new Answer(refused.status(), refused.body());
        } catch (Failure refused) {
            // What Jenkins itself says no to, such as an approval that another person has to give.
            return new Answer(HttpServletResponse.SC_FORBIDDEN, Refusal.forbidden(refused.getMessage()).body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Answer(HttpServletResponse.SC_SERVICE_UNAVAILABLE, Refusal.busy(Messages.Answer_interrupted()).body());
        } catch (IOException failed) {
            LOGGER.log(Level.WARNING, "The stage editor could not answer " + request.getRequestURI(), failed);
            return new Answer(HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                    Refusal.badRequest(Messages.Answer_failed(String.valueOf(failed.getMessage()))).body());
        }
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
