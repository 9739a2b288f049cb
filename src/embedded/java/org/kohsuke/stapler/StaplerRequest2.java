package org.kohsuke.stapler;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import net.sf.json.JSONObject;

/** A request together with the objects it went through and the form it carries. */
public interface StaplerRequest2 extends HttpServletRequest {
    /** The part of the path that no object has consumed yet, starting with a slash, or empty. */
    String getRestOfPath();

    String getOriginalRestOfPath();

    @Override
    ServletContext getServletContext();

    String getRequestURIWithQueryString();

    StringBuffer getRequestURLWithQueryString();

    RequestDispatcher getView(Object it, String viewName) throws IOException;

    RequestDispatcher getView(Class clazz, String viewName) throws IOException;

    /** Scheme, host, port and context path, without a slash at the end. */
    String getRootPath();

    String getReferer();

    List<Ancestor> getAncestors();

    Ancestor findAncestor(Class type);

    <T> T findAncestorObject(Class<T> type);

    Ancestor findAncestor(Object o);

    boolean hasParameter(String name);

    String getOriginalRequestURI();

    /** Binds JSON to a type by its data-bound constructor and setters, strictly. */
    <T> T bindJSON(Type genericType, Class<T> erasure, Object json);

    <T> T bindJSON(Class<T> type, JSONObject src);

    <T> List<T> bindJSONToList(Class<T> type, Object src);

    void bindJSON(Object bean, JSONObject src);

    void bindParameters(Object bean);

    JSONObject getSubmittedForm() throws ServletException;
}
