package io.jenkins.plugins.kubesphere.embedded.web;

import java.io.IOException;
import java.util.List;

/** Says in one sentence why there is nothing else to see. */
final class ErrorPage {
    private ErrorPage() {
    }

    static void send(Exchange exchange, int status, String message) throws IOException {
        if (exchange.response().isCommitted()) {
            return;
        }
        exchange.response().resetBuffer();
        exchange.response().setStatus(status);
        Markup page = new Page(Messages.ErrorPage_Title(), List.of(), List.of()).begin(exchange.crumb());
        page.element("h1", Messages.ErrorPage_Title());
        page.open("div", "class", "jenkins-alert jenkins-alert-danger", "role", "alert").text(message).close();
        exchange.html(page);
    }
}
