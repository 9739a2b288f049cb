package io.jenkins.plugins.kubesphere.editor;

import hudson.model.Item;
import java.io.IOException;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** What the editor of a job and the one for pasted text have in common: answers about a text that the browser sends, nothing kept in between. */
public abstract class StageEditor {
    static final String ADDRESS = "stage-editor";
    static final String ICON = "symbol-edit";

    StageEditor() {
    }

    /** The name of the page. */
    public String getDisplayName() {
        return Messages.StageEditor_displayName();
    }

    /** The language of the page around the editor, such as {@code zh_CN}. */
    public String getLocale() {
        return LocaleProvider.getLocale().toString();
    }

    /** @throws org.springframework.security.access.AccessDeniedException unless the reader may open this page */
    abstract void checkVisible();

    /** @throws org.springframework.security.access.AccessDeniedException unless the reader may see the text of a pipeline here */
    abstract void checkReadable();

    /** In whose context names and credentials are looked up; {@code null} for the whole controller. */
    abstract Item context();

    /** Answers what a text is made of. */
    @RequirePOST
    public HttpResponse doModel(StaplerRequest2 request) throws IOException {
        checkVisible();
        return Answer.to(request, question -> TextAnswers.model(question.pipeline()));
    }

    /** Answers a text after edits, how to undo them, and what it is made of then. */
    @RequirePOST
    public HttpResponse doEdit(StaplerRequest2 request) throws IOException {
        checkReadable();
        return Answer.to(request, question -> TextAnswers.edit(question.pipeline(), question.body().get("edits")));
    }

    /** Answers a new text from a template. */
    @RequirePOST
    public HttpResponse doTemplate(StaplerRequest2 request) throws IOException {
        checkReadable();
        return Answer.to(request, question -> TextAnswers.template(question.text("name"), question.values("values")));
    }

    /** Answers what a pipeline here may use, and the ids of credentials for those who may write them into it. */
    @RequirePOST
    public HttpResponse doCatalogue(StaplerRequest2 request) throws IOException {
        checkVisible();
        return Answer.to(request, question -> TextAnswers.catalogue(context(), request.getContextPath() + "/"));
    }

    /** Answers what is wrong with a text. */
    @RequirePOST
    public HttpResponse doCheck(StaplerRequest2 request) throws IOException {
        checkReadable();
        return Answer.to(request, question -> TextAnswers.check(question.pipeline(), request));
    }
}
