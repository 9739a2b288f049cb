package io.jenkins.plugins.kubesphere.embedded.web.jelly;

/** Puts a page around what a view's layout holds. */
public interface PageFrame {
    /** Under which name the frame stands in a view's variables. */
    String VARIABLE = "embeddedPageFrame";

    /** Under which name the session's crumb stands there. */
    String CRUMB = "embeddedCrumb";

    /**
     * @param type {@code one-column}, {@code two-column} or {@code full-screen}
     * @param html the inside, already escaped
     * @return the whole document
     */
    String around(String title, String type, String html);
}
