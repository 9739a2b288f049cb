package io.jenkins.plugins.kubesphere.embedded.web;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import java.io.IOException;
import java.util.List;
import jenkins.model.Jenkins;

/** The credentials of this controller: list, add, delete. No answer ever holds a secret. */
final class CredentialsPage {
    private CredentialsPage() {
    }

    static boolean serve(Exchange exchange, List<String> rest) throws BadRequestException, IOException {
        CredentialsStore store = store();
        store.checkPermission(CredentialsProvider.VIEW);
        switch (String.join("/", rest)) {
            case "" -> show(exchange, store);
            case "create" -> {
                exchange.requirePost();
                store.checkPermission(CredentialsProvider.CREATE);
                add(exchange, store);
            }
            case "delete" -> {
                exchange.requirePost();
                store.checkPermission(CredentialsProvider.DELETE);
                delete(exchange, store);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The store of Jenkins itself. */
    static CredentialsStore store() throws BadRequestException {
        for (CredentialsStore store : CredentialsProvider.lookupStores(Jenkins.get())) {
            return store;
        }
        throw new BadRequestException(404, Messages.CredentialsPage_None());
    }

    private static void show(Exchange exchange, CredentialsStore store) throws IOException {
        Markup page = new Page(Messages.CredentialsPage_Title(), List.of(new Page.Link(Messages.CredentialsPage_Title(), "/credentials/")),
            List.of()).begin(exchange.crumb());
        page.element("h1", Messages.CredentialsPage_Title()).element("p", Messages.CredentialsPage_Explanation());
        List<Credentials> all = store.getCredentials(Domain.global());
        if (all.isEmpty()) {
            page.element("p", Messages.CredentialsPage_None(), "class", "jenkins-notice");
        } else {
            table(exchange, page, all, store.hasPermission(CredentialsProvider.DELETE));
        }
        if (store.hasPermission(CredentialsProvider.CREATE)) {
            page.element("h2", Messages.CredentialsPage_AddTitle());
            for (NewCredential kind : NewCredential.values()) {
                form(exchange, page, kind);
            }
        }
        exchange.html(page);
    }

    private static void table(Exchange exchange, Markup page, List<Credentials> all, boolean deletable) {
        page.open("table", "class", "jenkins-table").open("thead").open("tr");
        for (String head : List.of(Messages.CredentialsPage_Id(), Messages.JobListPage_Name(), Messages.CredentialsPage_Kind(),
            Messages.CredentialsPage_Description(), "")) {
            page.element("th", head, "scope", "col");
        }
        page.close().close().open("tbody");
        for (Credentials one : all) {
            if (one instanceof StandardCredentials credential) {
                page.open("tr").open("td").element("code", credential.getId()).close()
                    .element("td", CredentialsNameProvider.name(credential))
                    .element("td", credential.getDescriptor().getDisplayName())
                    .element("td", credential.getDescription()).open("td");
                if (deletable) {
                    exchange.form(page, "/credentials/delete", "data-confirm", Messages.CredentialsPage_ReallyDelete(credential.getId()))
                        .open("input", "type", "hidden", "name", "id", "value", credential.getId())
                        .element("button", Messages.CredentialsPage_Delete(), "class", "jenkins-button jenkins-!-destructive-color").close();
                }
                page.close().close();
            }
        }
        page.close().close();
    }

    private static void form(Exchange exchange, Markup page, NewCredential kind) {
        page.open("details", "class", "jenkins-section").element("summary", kind.title());
        exchange.form(page, "/credentials/create").open("input", "type", "hidden", "name", "kind", "value", kind.name());
        field(page, kind, "id", Messages.CredentialsPage_Id(), NewCredential.Control.TEXT);
        field(page, kind, "description", Messages.CredentialsPage_Description(), NewCredential.Control.TEXT);
        kind.fields().forEach((name, control) -> field(page, kind, name, NewCredential.label(name), control));
        page.element("button", Messages.CredentialsPage_Add(), "class", "jenkins-button jenkins-button--primary").close().close();
    }

    private static void field(Markup page, NewCredential kind, String name, String label, NewCredential.Control control) {
        String id = kind.name() + "." + name;
        page.open("div", "class", "jenkins-form-item").element("label", label, "class", "jenkins-form-label", "for", id);
        if (control == NewCredential.Control.AREA) {
            page.element("textarea", "", "class", "jenkins-input", "id", id, "name", name, "rows", "6", "autocomplete", "off", "spellcheck", "false");
        } else {
            page.open("input", "class", "jenkins-input", "id", id, "name", name, "autocomplete", "off",
                "type", control == NewCredential.Control.SECRET ? "password" : "text");
        }
        page.close();
    }

    private static void add(Exchange exchange, CredentialsStore store) throws BadRequestException, IOException {
        StandardCredentials made = NewCredential.of(exchange.parameter("kind")).create(exchange.request());
        boolean taken = store.getCredentials(Domain.global()).stream()
            .anyMatch(one -> one instanceof StandardCredentials other && other.getId().equals(made.getId()));
        if (taken || !store.addCredentials(Domain.global(), made)) {
            throw new BadRequestException(409, Messages.CredentialsPage_Taken(made.getId()));
        }
        exchange.redirect("/credentials/");
    }

    private static void delete(Exchange exchange, CredentialsStore store) throws IOException {
        String id = exchange.parameter("id");
        for (Credentials one : List.copyOf(store.getCredentials(Domain.global()))) {
            if (one instanceof StandardCredentials credential && credential.getId().equals(id)) {
                store.removeCredentials(Domain.global(), credential);
            }
        }
        exchange.redirect("/credentials/");
    }
}
