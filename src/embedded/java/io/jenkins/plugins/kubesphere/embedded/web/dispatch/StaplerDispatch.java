package io.jenkins.plugins.kubesphere.embedded.web.dispatch;

import io.jenkins.plugins.kubesphere.embedded.web.BadRequestException;
import io.jenkins.plugins.kubesphere.embedded.web.jelly.View;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;

/** Answers a request with what an object of Jenkins or of the plugin says at that address. */
public final class StaplerDispatch {
    /** Name of the crumb's header, form field and request attribute. */
    public static final String CRUMB = "Jenkins-Crumb";

    private final String crumb;

    /** @param crumb of the session, for the forms of views */
    public StaplerDispatch(String crumb) {
        this.crumb = crumb;
    }

    /** A request for an object that was found already; it has no ancestors. */
    public static StaplerRequest2 request(HttpServletRequest request) {
        return new DispatchRequest(request, new ArrayList<>(), List.of());
    }

    /** A view of an object that belongs into a page of this controller, as HTML. */
    public String part(Object owner, String view, HttpServletRequest request, HttpServletResponse response) throws IOException {
        DispatchRequest wrapped = new DispatchRequest(request, new ArrayList<>(), List.of());
        DispatchResponse answer = new DispatchResponse(response, crumb);
        request.setAttribute(CRUMB, crumb);
        try (CurrentRequest ignored = CurrentRequest.begin(wrapped, answer)) {
            return answer.rendered(owner, view);
        }
    }

    /** @throws BadRequestException with status 404 when nothing answers there, 405 when a web method wants another HTTP verb */
    public void serve(HttpServletRequest request, HttpServletResponse response) throws BadRequestException, ServletException, IOException {
        List<String> tokens = Arrays.stream(request.getRequestURI().split("/")).filter(token -> !token.isEmpty())
            .map(token -> URLDecoder.decode(token.replace("+", "%2B"), StandardCharsets.UTF_8)).toList();
        List<PathAncestor> path = new ArrayList<>();
        DispatchRequest wrapped = new DispatchRequest(request, path, tokens);
        DispatchResponse answer = new DispatchResponse(response, crumb);
        request.setAttribute(CRUMB, crumb);
        try (CurrentRequest ignored = CurrentRequest.begin(wrapped, answer)) {
            walk(Jenkins.get(), tokens, wrapped, answer);
        } catch (BadRequestException | ServletException | IOException | RuntimeException known) {
            answerOrRethrow(known, wrapped, answer);
        } catch (Throwable failed) {
            throw new ServletException("The address " + request.getRequestURI() + " failed: " + failed, failed);
        }
    }

    /** {@code HttpResponses.error(…)} and its kin are thrown, and are answers all the same. */
    private static void answerOrRethrow(Exception thrown, DispatchRequest request, DispatchResponse response)
        throws BadRequestException, ServletException, IOException {
        if (thrown instanceof HttpResponse answer) {
            answer.generateResponse(request, response, null);
        } else if (thrown instanceof BadRequestException refused) {
            throw refused;
        } else if (thrown instanceof ServletException servlet) {
            throw servlet;
        } else if (thrown instanceof IOException io) {
            throw io;
        } else {
            throw (RuntimeException) thrown;
        }
    }

    private static void walk(Object root, List<String> tokens, DispatchRequest request, DispatchResponse response) throws Throwable {
        Object node = root;
        int consumed = 0;
        while (true) {
            Optional<Object> target = PathWalk.target(node);
            if (target.isEmpty()) {
                throw notFound(request);
            }
            node = target.get();
            request.arrive(node, consumed);
            List<String> rest = tokens.subList(consumed, tokens.size());
            Optional<WebMethod> method = WebMethod.find(node, rest.isEmpty() ? "index" : rest.get(0));
            if (method.isPresent()) {
                request.consume(Math.min(consumed + 1, tokens.size()));
                call(method.get(), request, response);
                return;
            }
            if (rest.size() <= 1 && view(node, rest.isEmpty() ? "index" : rest.get(0), request, response)) {
                return;
            }
            Optional<PathWalk.Step> step = rest.isEmpty() ? Optional.empty() : PathWalk.next(node, rest);
            if (step.isEmpty()) {
                throw notFound(request);
            }
            node = step.get().next();
            consumed += step.get().tokens();
        }
    }

    private static void call(WebMethod method, DispatchRequest request, DispatchResponse response) throws Throwable {
        if (method.refuses(request.getMethod())) {
            throw new BadRequestException(HttpServletResponse.SC_METHOD_NOT_ALLOWED, Messages.StaplerDispatch_Verb(request.getMethod()));
        }
        Object result = method.call(request, response);
        if (result instanceof HttpResponse answer) {
            answer.generateResponse(request, response, method.target());
        } else if (result != null) {
            throw new IllegalStateException("The web method of " + method.target().getClass().getName() + " returned a "
                + result.getClass().getName() + ", which is no HttpResponse");
        }
    }

    private static boolean view(Object node, String name, DispatchRequest request, DispatchResponse response) throws IOException {
        if (!name.matches("[a-z][A-Za-z0-9-]*") || View.find(node.getClass(), name).isEmpty()) {
            return false;
        }
        if (name.equals("index") && !request.getRequestURI().endsWith("/")) {
            response.sendRedirect2(request.getRequestURI() + "/");
        } else {
            response.show(node, name);
        }
        return true;
    }

    private static BadRequestException notFound(HttpServletRequest request) {
        return new BadRequestException(HttpServletResponse.SC_NOT_FOUND, Messages.StaplerDispatch_NotFound(request.getRequestURI()));
    }
}
