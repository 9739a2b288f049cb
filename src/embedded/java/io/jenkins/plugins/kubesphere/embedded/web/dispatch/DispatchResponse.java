package io.jenkins.plugins.kubesphere.embedded.web.dispatch;

import hudson.Functions;
import hudson.model.Descriptor;
import io.jenkins.plugins.kubesphere.embedded.web.Page;
import io.jenkins.plugins.kubesphere.embedded.web.jelly.PageFrame;
import io.jenkins.plugins.kubesphere.embedded.web.jelly.Renderer;
import io.jenkins.plugins.kubesphere.embedded.web.jelly.Scope;
import io.jenkins.plugins.kubesphere.embedded.web.jelly.View;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** Stapler's answers on top of a servlet's. */
final class DispatchResponse extends HttpServletResponseWrapper implements StaplerResponse2 {
    private final String crumb;

    DispatchResponse(HttpServletResponse response, String crumb) {
        super(response);
        this.crumb = crumb;
    }

    /** Renders a view of the object, in a page of its own when the view has a layout. */
    void show(Object node, String name) throws IOException {
        String html = rendered(node, name);
        setContentType("text/html;charset=UTF-8");
        getWriter().write(html);
    }

    /** A view of the object as HTML. */
    String rendered(Object node, String name) throws IOException {
        View view = View.find(node.getClass(), name)
            .orElseThrow(() -> new IOException("There is no view " + name + " of " + node.getClass().getName()));
        Map<String, Object> variables = new HashMap<>();
        variables.put("it", node);
        variables.put("app", Jenkins.get());
        variables.put("h", new Functions());
        variables.put("rootURL", "");
        variables.put("resURL", Page.ASSETS);
        variables.put(PageFrame.CRUMB, crumb);
        variables.put(PageFrame.VARIABLE, (PageFrame) this::page);
        CurrentRequest.get().ifPresent(current -> variables.put("request2", current.request()));
        if (node instanceof Descriptor<?> descriptor) {
            variables.put("descriptor", descriptor);
            variables.put("instance", descriptor);
        }
        return Renderer.render(view, Scope.of(variables));
    }

    private String page(String title, String type, String html) {
        String document = new Page(title, List.of(), List.of(Page.ASSETS + "/form.js")).begin(crumb).finish();
        int at = document.lastIndexOf("</main>");
        return document.substring(0, at) + html + document.substring(at);
    }

    @Override
    public void forward(Object it, String url, StaplerRequest2 request) throws ServletException, IOException {
        show(it, Optional.of(url).filter(view -> !view.isEmpty()).orElse("index").replaceFirst("^/", ""));
    }

    @Override
    public void forwardToPreviousPage(StaplerRequest2 request) throws IOException {
        String referer = request.getReferer();
        sendRedirect2(referer == null ? "." : referer);
    }

    @Override
    public void sendRedirect2(String url) throws IOException {
        sendRedirect(SC_FOUND, url);
    }

    @Override
    public void sendRedirect(int status, String url) throws IOException {
        setStatus(status);
        setHeader("Location", url);
        flushBuffer();
    }

    @Override
    public void serveFile(StaplerRequest2 request, URL resource) throws IOException {
        serveFile(request, resource, 0);
    }

    @Override
    public void serveFile(StaplerRequest2 request, URL resource, long expiration) throws IOException {
        URLConnection connection = resource.openConnection();
        try (InputStream in = connection.getInputStream()) {
            serveFile(request, in, connection.getLastModified(), expiration, connection.getContentLengthLong(), resource.getPath());
        }
    }

    @Override
    public void serveFile(StaplerRequest2 request, InputStream data, long lastModified, long contentLength, String fileName) throws IOException {
        serveFile(request, data, lastModified, 0, contentLength, fileName);
    }

    @Override
    public void serveFile(StaplerRequest2 request, InputStream data, long lastModified, long expiration, long contentLength, String fileName)
        throws IOException {
        String type = fileName.startsWith("mime-type:") ? fileName.substring("mime-type:".length()) : URLConnection.guessContentTypeFromName(fileName);
        setContentType(type == null ? "application/octet-stream" : type);
        if (contentLength >= 0) {
            setContentLengthLong(contentLength);
        }
        if (expiration > 0) {
            setHeader("Cache-Control", "private, max-age=" + expiration / 1000);
        }
        data.transferTo(getOutputStream());
    }
}
