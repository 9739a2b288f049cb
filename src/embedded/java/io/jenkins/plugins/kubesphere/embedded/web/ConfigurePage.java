package io.jenkins.plugins.kubesphere.embedded.web;

import hudson.model.Descriptor.FormException;
import io.jenkins.plugins.kubesphere.embedded.web.dispatch.StaplerDispatch;
import io.jenkins.plugins.kubesphere.embedded.web.jelly.PageFrame;
import io.jenkins.plugins.kubesphere.embedded.web.jelly.Renderer;
import io.jenkins.plugins.kubesphere.embedded.web.jelly.Scope;
import io.jenkins.plugins.kubesphere.embedded.web.jelly.View;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/** The settings that the plugin brings, each drawn by its own {@code config} view. */
final class ConfigurePage {
    static final String ADDRESS = "/manage/configure";

    private ConfigurePage() {
    }

    static void serve(Exchange exchange) throws BadRequestException, IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        if (exchange.isPost()) {
            save(exchange);
        } else {
            show(exchange);
        }
    }

    private static void show(Exchange exchange) throws IOException {
        Markup page = new Page(Messages.ConfigurePage_Title(), List.of(new Page.Link(Messages.ConfigurePage_Title(), ADDRESS)),
            List.of(Page.ASSETS + "/form.js")).begin(exchange.crumb());
        page.element("h1", Messages.ConfigurePage_Title());
        exchange.form(page, ADDRESS, "data-structured", "");
        for (GlobalConfiguration one : GlobalConfiguration.all()) {
            Optional<View> view = View.find(one.getClass(), "config");
            if (view.isPresent()) {
                page.open("section", "class", "jenkins-section", "data-name", one.getJsonSafeClassName());
                page.rendered(Renderer.render(view.get(), Scope.of(Map.of("it", Jenkins.get(), "instance", one, "descriptor", one,
                    PageFrame.CRUMB, exchange.crumb()))));
                page.close();
            }
        }
        page.element("button", Messages.ConfigurePage_Save(), "class", "jenkins-button jenkins-button--primary");
        exchange.html(page);
    }

    private static void save(Exchange exchange) throws BadRequestException, IOException {
        StaplerRequest2 request = StaplerDispatch.request(exchange.request());
        try {
            JSONObject form = request.getSubmittedForm();
            for (GlobalConfiguration one : GlobalConfiguration.all()) {
                JSONObject own = form.optJSONObject(one.getJsonSafeClassName());
                if (own != null && View.find(one.getClass(), "config").isPresent()) {
                    one.configure(request, own);
                }
            }
        } catch (ServletException | FormException | IllegalArgumentException refused) {
            throw new BadRequestException(refused.getMessage());
        }
        exchange.redirect(ADDRESS);
    }
}
