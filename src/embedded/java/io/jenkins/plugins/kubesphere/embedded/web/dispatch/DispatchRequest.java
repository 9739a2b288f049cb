package io.jenkins.plugins.kubesphere.embedded.web.dispatch;

import io.jenkins.plugins.kubesphere.embedded.web.jelly.View;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import net.sf.json.JSONException;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.Ancestor;
import org.kohsuke.stapler.StaplerRequest2;

/** Stapler's questions to a request: the objects on its path, and the form it carries. */
final class DispatchRequest extends HttpServletRequestWrapper implements StaplerRequest2 {
    private final List<PathAncestor> path;
    private final List<String> tokens;
    private int consumed;

    DispatchRequest(HttpServletRequest request, List<PathAncestor> path, List<String> tokens) {
        super(request);
        this.path = path;
        this.tokens = tokens;
    }

    void arrive(Object node, int atToken) {
        path.add(new PathAncestor(path, node, tokens, atToken, getRootPath()));
        consumed = atToken;
    }

    void consume(int tokenCount) {
        consumed = tokenCount;
    }

    @Override
    public String getRestOfPath() {
        return consumed >= tokens.size() ? "" : "/" + String.join("/", tokens.subList(consumed, tokens.size()));
    }

    @Override
    public String getOriginalRestOfPath() {
        return getRestOfPath();
    }

    @Override
    public String getRequestURIWithQueryString() {
        return getQueryString() == null ? getRequestURI() : getRequestURI() + "?" + getQueryString();
    }

    @Override
    public StringBuffer getRequestURLWithQueryString() {
        return getQueryString() == null ? getRequestURL() : getRequestURL().append('?').append(getQueryString());
    }

    @Override
    public String getOriginalRequestURI() {
        return getRequestURI();
    }

    @Override
    public String getRootPath() {
        return getScheme() + "://" + getHeader("Host");
    }

    @Override
    public String getReferer() {
        return getHeader("Referer");
    }

    @Override
    public List<Ancestor> getAncestors() {
        return new ArrayList<>(path);
    }

    @Override
    public Ancestor findAncestor(Class type) {
        for (int i = path.size() - 1; i >= 0; i--) {
            if (type.isInstance(path.get(i).getObject())) {
                return path.get(i);
            }
        }
        return null;
    }

    @Override
    public <T> T findAncestorObject(Class<T> type) {
        Ancestor found = findAncestor(type);
        return found == null ? null : type.cast(found.getObject());
    }

    @Override
    public Ancestor findAncestor(Object object) {
        return path.stream().filter(ancestor -> ancestor.getObject() == object).findFirst().orElse(null);
    }

    @Override
    public boolean hasParameter(String name) {
        return getParameter(name) != null;
    }

    @Override
    public RequestDispatcher getView(Object it, String viewName) {
        return View.find(it.getClass(), viewName.replaceFirst("\\.jelly$", "")).isEmpty() ? null : new RequestDispatcher() {
            @Override
            public void forward(ServletRequest request, ServletResponse response) throws IOException {
                ((DispatchResponse) response).show(it, viewName.replaceFirst("\\.jelly$", ""));
            }

            @Override
            public void include(ServletRequest request, ServletResponse response) throws IOException {
                forward(request, response);
            }
        };
    }

    @Override
    public RequestDispatcher getView(Class type, String viewName) {
        return getView((Object) type, viewName);
    }

    @Override
    public JSONObject getSubmittedForm() throws ServletException {
        String json = getParameter("json");
        if (json == null) {
            throw new ServletException("The form was sent without its structure: the page's script did not run");
        }
        try {
            return JSONObject.fromObject(json);
        } catch (JSONException malformed) {
            throw new ServletException("The structure of the form is malformed", malformed);
        }
    }

    @Override
    public <T> T bindJSON(Type genericType, Class<T> erasure, Object json) {
        return erasure.cast(DataBinding.bind(genericType, json));
    }

    @Override
    public <T> T bindJSON(Class<T> type, JSONObject source) {
        return type.cast(DataBinding.bind(type, source));
    }

    @Override
    public <T> List<T> bindJSONToList(Class<T> type, Object source) {
        return DataBinding.bindList(type, source);
    }

    @Override
    public void bindJSON(Object bean, JSONObject source) {
        DataBinding.set(bean, source);
    }

    @Override
    public void bindParameters(Object bean) {
        JSONObject values = new JSONObject();
        getParameterMap().forEach((name, given) -> values.put(name.replaceFirst("^_\\.", ""), given[0]));
        DataBinding.setKnown(bean, values);
    }
}
