package org.kohsuke.stapler;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends the browser elsewhere. */
public final class HttpRedirect extends RuntimeException implements HttpResponse {
    private static final long serialVersionUID = 1L;

    /** Back to the object itself. */
    public static final HttpRedirect DOT = new HttpRedirect(".");

    private final int statusCode;
    private final String url;

    public HttpRedirect(String url) {
        this(HttpServletResponse.SC_MOVED_TEMPORARILY, url);
    }

    public HttpRedirect(int statusCode, String url) {
        if (url == null) {
            throw new NullPointerException("a redirect needs a URL");
        }
        this.statusCode = statusCode;
        this.url = url;
    }

    @Override
    public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node) throws IOException, ServletException {
        rsp.sendRedirect(statusCode, url);
    }
}
