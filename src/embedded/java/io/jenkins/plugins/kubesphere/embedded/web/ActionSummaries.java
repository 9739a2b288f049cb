package io.jenkins.plugins.kubesphere.embedded.web;

import hudson.model.Action;
import io.jenkins.plugins.kubesphere.embedded.web.dispatch.StaplerDispatch;
import io.jenkins.plugins.kubesphere.embedded.web.jelly.View;
import java.io.IOException;
import java.util.List;

/** What actions say on the main page of a build, each with its view {@code summary}, as in Jenkins. */
final class ActionSummaries {
    private ActionSummaries() {
    }

    static void write(Exchange exchange, Markup page, List<? extends Action> actions) throws IOException {
        StaplerDispatch stapler = new StaplerDispatch(exchange.crumb());
        for (Action action : actions) {
            if (View.find(action.getClass(), "summary").isPresent()) {
                page.rendered(stapler.part(action, "summary", exchange.request(), exchange.response()));
            }
        }
    }
}
