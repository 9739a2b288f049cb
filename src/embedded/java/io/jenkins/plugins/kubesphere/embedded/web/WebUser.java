package io.jenkins.plugins.kubesphere.embedded.web;

import hudson.model.User;
import org.springframework.security.core.Authentication;

/** Who a session's requests run as: the one person of this machine, whom the authorization strategy knows like any other. */
final class WebUser {
    private WebUser() {
    }

    static Authentication authentication() {
        return User.getById(System.getProperty("user.name", "user"), true).impersonate2();
    }
}
