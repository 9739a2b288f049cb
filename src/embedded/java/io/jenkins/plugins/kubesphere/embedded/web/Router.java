package io.jenkins.plugins.kubesphere.embedded.web;

import hudson.model.TopLevelItem;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import io.jenkins.plugins.kubesphere.embedded.web.dispatch.StaplerDispatch;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** Finds who answers a path: a static file, a page of this controller, or an object of Jenkins through {@link StaplerDispatch}. */
final class Router extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(Router.class.getName());

    private final transient StaticFiles files = new StaticFiles(List.of(Path.of("src/main/webapp").toAbsolutePath()));
    private final transient StaplerDispatch stapler;
    private final String crumb;

    Router(String crumb) {
        this.crumb = crumb;
        this.stapler = new StaplerDispatch(crumb);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Exchange exchange = new Exchange(request, response, crumb);
        try (ACLContext ignored = ACL.as2(WebUser.authentication())) {
            request.setCharacterEncoding("UTF-8");
            if (!files.serve(request.getRequestURI(), response) && !own(exchange)) {
                stapler.serve(request, response);
            }
        } catch (BadRequestException refused) {
            ErrorPage.send(exchange, refused.status(), refused.getMessage());
        } catch (AccessDeniedException3 denied) {
            ErrorPage.send(exchange, HttpServletResponse.SC_FORBIDDEN, denied.getMessage());
        } catch (IOException | RuntimeException failed) {
            LOGGER.log(Level.WARNING, "Could not answer " + request.getMethod() + " " + request.getRequestURI(), failed);
            ErrorPage.send(exchange, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, Messages.Router_Failed(String.valueOf(failed.getMessage())));
        }
    }

    /** @return whether the path belongs to one of this controller's pages */
    private static boolean own(Exchange exchange) throws BadRequestException, IOException {
        List<String> path = exchange.segments();
        Jenkins.get().checkPermission(Jenkins.READ);
        if (path.isEmpty()) {
            JobListPage.show(exchange);
            return true;
        }
        if (path.get(0).equals("credentials")) {
            return CredentialsPage.serve(exchange, path.subList(1, path.size()));
        }
        if (String.join("/", path).equals("manage/configure")) {
            ConfigurePage.serve(exchange);
            return true;
        }
        if (path.get(0).equals("job") && path.size() >= 2) {
            TopLevelItem item = Jenkins.get().getItem(path.get(1));
            if (item instanceof WorkflowJob job) {
                return job(exchange, job, path.subList(2, path.size()));
            }
        }
        return false;
    }

    private static boolean job(Exchange exchange, WorkflowJob job, List<String> rest) throws BadRequestException, IOException {
        if (!rest.isEmpty() && rest.get(0).matches("[0-9]{1,9}")) {
            WorkflowRun run = job.getBuildByNumber(Integer.parseInt(rest.get(0)));
            return run != null && BuildRoutes.serve(exchange, run, rest.subList(1, rest.size()));
        }
        return JobPage.serve(exchange, job, rest);
    }
}
