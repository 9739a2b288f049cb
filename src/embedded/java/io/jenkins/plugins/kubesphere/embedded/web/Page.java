package io.jenkins.plugins.kubesphere.embedded.web;

import java.util.List;
import java.util.Locale;
import org.jvnet.localizer.LocaleProvider;

/**
 * The frame around each page: head, header, breadcrumbs. It carries what scripts of Jenkins pages look for in the head's data attributes.
 *
 * @param title of the window
 * @param crumbs links from the start page to here
 * @param scripts further scripts, by path
 */
public record Page(String title, List<Link> crumbs, List<String> scripts) {
    /** Where the static files of this controller are. */
    public static final String ASSETS = "/static/embedded";

    /** A word that leads somewhere. */
    public record Link(String text, String href) {
    }

    public Page {
        crumbs = List.copyOf(crumbs);
        scripts = List.copyOf(scripts);
    }

    /** Opens everything up to the page's body; {@link Markup#finish} closes it. */
    public Markup begin(String crumb) {
        Locale locale = LocaleProvider.getLocale();
        Markup page = new Markup().open("html", "lang", locale.toLanguageTag());
        page.open("head", "data-rooturl", "", "data-resurl", "/static/embedded", "data-crumb-header", Gate.CRUMB, "data-crumb-value", crumb)
            .open("meta", "charset", "utf-8")
            .open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
            .open("meta", "name", "color-scheme", "content", "light dark")
            .element("title", title)
            .open("link", "rel", "stylesheet", "href", ASSETS + "/style.css")
            .open("link", "rel", "icon", "type", "image/svg+xml", "href", ASSETS + "/icon.svg")
            .open("script", "src", ASSETS + "/controller.js").close();
        for (String script : scripts) {
            page.open("script", "src", script, "defer", "").close();
        }
        page.close().open("body", "class", "jenkins");
        page.element("a", Messages.Page_SkipToContent(), "class", "jenkins-skip-link", "href", "#main-panel");
        header(page);
        return page.open("main", "id", "main-panel", "class", "main-panel");
    }

    private void header(Markup page) {
        page.open("header", "class", "page-header")
            .element("a", Messages.Page_Product(), "class", "page-header__brand", "href", "/")
            .open("nav", "aria-label", Messages.Page_Breadcrumbs(), "class", "jenkins-breadcrumbs").open("ol");
        for (Link link : crumbs) {
            page.open("li").element("a", link.text(), "href", link.href()).close();
        }
        page.close().close();
        page.open("nav", "class", "page-header__links", "aria-label", Messages.Page_Sections())
            .element("a", Messages.Page_Jobs(), "href", "/")
            .element("a", Messages.Page_Credentials(), "href", "/credentials/")
            .element("a", Messages.ConfigurePage_Title(), "href", ConfigurePage.ADDRESS)
            .close().close();
    }
}
