package org.kohsuke.stapler;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URL;

/** Ready-made responses; they can be returned as well as thrown. */
public class HttpResponses {

    public HttpResponses() {}

    /** A response that can be thrown. */
    public abstract static class HttpResponseException extends RuntimeException implements HttpResponse {
        private static final long serialVersionUID = 1L;

        public HttpResponseException() {}

        public HttpResponseException(String message) {
            super(message);
        }

        public HttpResponseException(String message, Throwable cause) {
            super(message, cause);
        }

        public HttpResponseException(Throwable cause) {
            super(cause);
        }
    }

    public static HttpResponseException ok() {
        return status(HttpServletResponse.SC_OK);
    }

    public static HttpResponseException notFound() {
        return status(HttpServletResponse.SC_NOT_FOUND);
    }

    public static HttpResponseException forbidden() {
        return status(HttpServletResponse.SC_FORBIDDEN);
    }

    public static HttpResponseException status(int code) {
        return new HttpResponseException() {
            @Override
            public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node) throws IOException, ServletException {
                rsp.setStatus(code);
            }
        };
    }

    public static HttpResponseException error(int code, String errorMessage) {
        return error(code, new Exception(errorMessage));
    }

    public static HttpResponseException error(Throwable cause) {
        return error(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, cause);
    }

    public static HttpResponseException error(int code, Throwable cause) {
        return new HttpResponseException(cause) {
            @Override
            public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node) throws IOException, ServletException {
                rsp.sendError(code, cause.getMessage());
            }
        };
    }

    public static HttpResponseException errorWithoutStack(int code, String errorMessage) {
        return new HttpResponseException(errorMessage) {
            @Override
            public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node) throws IOException, ServletException {
                rsp.setStatus(code);
                rsp.setContentType("text/plain;charset=UTF-8");
                rsp.getWriter().println(errorMessage);
            }
        };
    }

    public static HttpRedirect redirectTo(String url) {
        return new HttpRedirect(url);
    }

    public static HttpRedirect redirectTo(int statusCode, String url) {
        return new HttpRedirect(statusCode, url);
    }

    public static HttpResponse redirectToDot() {
        return HttpRedirect.DOT;
    }

    public static HttpResponseException redirectViaContextPath(String relative) {
        return wrap((req, rsp) -> rsp.sendRedirect2(req.getContextPath() + (relative.startsWith("/") ? relative : "/" + relative)));
    }

    public static HttpResponseException redirectToContextRoot() {
        return redirectViaContextPath("");
    }

    public static HttpResponseException forwardToPreviousPage() {
        return wrap((req, rsp) -> rsp.forwardToPreviousPage(req));
    }

    public static HttpResponse literalHtml(String text) {
        return wrap((req, rsp) -> write(rsp, "text/html;charset=UTF-8", text));
    }

    public static HttpResponse text(String plain) {
        return wrap((req, rsp) -> write(rsp, "text/plain;charset=UTF-8", plain));
    }

    private static void write(StaplerResponse2 rsp, String type, String text) throws IOException {
        rsp.setContentType(type);
        rsp.getWriter().print(text);
    }

    public static HttpResponse staticResource(URL resource) {
        return wrap((req, rsp) -> rsp.serveFile(req, resource));
    }

    private interface Answer {
        void to(StaplerRequest2 req, StaplerResponse2 rsp) throws IOException, ServletException;
    }

    private static HttpResponseException wrap(Answer answer) {
        return new HttpResponseException() {
            @Override
            public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node) throws IOException, ServletException {
                answer.to(req, rsp);
            }
        };
    }
}
