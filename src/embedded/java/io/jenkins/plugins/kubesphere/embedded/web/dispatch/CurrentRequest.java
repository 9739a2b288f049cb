package io.jenkins.plugins.kubesphere.embedded.web.dispatch;

import java.util.Optional;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** The request that this thread serves; what {@code Stapler.getCurrentRequest2()} answers. */
public final class CurrentRequest implements AutoCloseable {
    private static final ThreadLocal<CurrentRequest> CURRENT = new ThreadLocal<>();

    private final StaplerRequest2 request;
    private final StaplerResponse2 response;

    private CurrentRequest(StaplerRequest2 request, StaplerResponse2 response) {
        this.request = request;
        this.response = response;
    }

    static CurrentRequest begin(StaplerRequest2 request, StaplerResponse2 response) {
        CurrentRequest current = new CurrentRequest(request, response);
        CURRENT.set(current);
        return current;
    }

    public static Optional<CurrentRequest> get() {
        return Optional.ofNullable(CURRENT.get());
    }

    public StaplerRequest2 request() {
        return request;
    }

    public StaplerResponse2 response() {
        return response;
    }

    @Override
    public void close() {
        CURRENT.remove();
    }
}
