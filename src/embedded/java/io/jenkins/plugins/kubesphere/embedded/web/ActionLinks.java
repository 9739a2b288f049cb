package io.jenkins.plugins.kubesphere.embedded.web;

import hudson.model.Action;
import io.jenkins.plugins.kubesphere.embedded.web.jelly.View;
import java.util.Arrays;
import java.util.List;

/** Links to the pages that actions bring; an action without icon or address stays invisible, as in Jenkins. */
final class ActionLinks {
    private ActionLinks() {
    }

    static void buttons(Markup page, List<? extends Action> actions, String url) {
        for (Action action : actions) {
            if (isVisible(action)) {
                page.element("a", action.getDisplayName(), "class", "jenkins-button", "href", url + action.getUrlName() + "/");
            }
        }
    }

    static boolean isVisible(Action action) {
        String name = action.getUrlName();
        return action.getIconFileName() != null && name != null && name.matches("[A-Za-z0-9_-]+") && action.getDisplayName() != null && hasPage(action);
    }

    /** An action of the embedded controller may be there for its data alone; a link to it would lead nowhere. */
    private static boolean hasPage(Action action) {
        return View.find(action.getClass(), "index").isPresent()
            || Arrays.stream(action.getClass().getMethods()).anyMatch(method -> method.getName().equals("doIndex"));
    }
}
