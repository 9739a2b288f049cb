package hudson.util;

import hudson.Functions;
import hudson.Util;
import io.jenkins.plugins.kubesphere.embedded.Messages;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.function.LongPredicate;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** The verdict on one value of a form, shown beside its field. */
public abstract class FormValidation extends IOException implements HttpResponse {
    private static final long serialVersionUID = 1L;
    private static final FormValidation OK = respond(Kind.OK, "<div/>");

    /** How bad it is. */
    public enum Kind {
        OK,
        WARNING,
        ERROR
    }

    public final Kind kind;

    private FormValidation(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public static FormValidation ok() {
        return OK;
    }

    public static FormValidation ok(String message) {
        return plain(Kind.OK, message, null);
    }

    public static FormValidation ok(String format, Object... args) {
        return ok(String.format(format, args));
    }

    public static FormValidation okWithMarkup(String html) {
        return markup(Kind.OK, html, null);
    }

    public static FormValidation warning(String message) {
        return plain(Kind.WARNING, message, null);
    }

    public static FormValidation warning(String format, Object... args) {
        return warning(String.format(format, args));
    }

    public static FormValidation warning(Throwable e, String message) {
        return plain(Kind.WARNING, message, e);
    }

    public static FormValidation warning(Throwable e, String format, Object... args) {
        return warning(e, String.format(format, args));
    }

    public static FormValidation warningWithMarkup(String html) {
        return markup(Kind.WARNING, html, null);
    }

    public static FormValidation error(String message) {
        return plain(Kind.ERROR, message, null);
    }

    public static FormValidation error(String format, Object... args) {
        return error(String.format(format, args));
    }

    public static FormValidation error(Throwable e, String message) {
        return plain(Kind.ERROR, message, e);
    }

    public static FormValidation error(Throwable e, String format, Object... args) {
        return error(e, String.format(format, args));
    }

    public static FormValidation errorWithMarkup(String html) {
        return markup(Kind.ERROR, html, null);
    }

    /** The worst of several verdicts, with all their texts. */
    public static FormValidation aggregate(Collection<FormValidation> validations) {
        if (validations == null || validations.isEmpty()) {
            return ok();
        }
        if (validations.size() == 1) {
            return validations.iterator().next();
        }
        StringBuilder html = new StringBuilder("<ul style='list-style-type: none; padding-left: 0; margin: 0'>");
        Kind worst = Kind.OK;
        for (FormValidation validation : validations) {
            html.append("<li>").append(validation.renderHtml()).append("</li>");
            worst = validation.kind.compareTo(worst) > 0 ? validation.kind : worst;
        }
        return respond(worst, html.append("</ul>").toString());
    }

    private static FormValidation plain(Kind kind, String message, Throwable cause) {
        if (message == null && kind == Kind.OK) {
            return ok();
        }
        FormValidation validation = new Rendered(kind, message, () -> {
            String details = cause == null ? "" : "<pre>" + Util.escape(Functions.printThrowable(cause)) + "</pre>";
            return box(kind, (message == null ? "" : Util.escape(message)) + details);
        });
        if (cause != null) {
            validation.initCause(cause);
        }
        return validation;
    }

    private static FormValidation markup(Kind kind, String html, Throwable cause) {
        return html == null && kind == Kind.OK ? ok() : new Rendered(kind, html, () -> box(kind, html));
    }

    private static String box(Kind kind, String html) {
        return "<div class=" + kind.name().toLowerCase(Locale.ENGLISH) + ">" + html + "</div>";
    }

    /** A verdict that is shown by exactly this HTML. */
    public static FormValidation respond(Kind kind, String html) {
        return new Rendered(kind, null, () -> html);
    }

    public static FormValidation validateNonNegativeInteger(String value) {
        return number(value, n -> n >= 0, Messages.Validation_Negative());
    }

    public static FormValidation validatePositiveInteger(String value) {
        return number(value, n -> n > 0, Messages.Validation_NotPositive());
    }

    public static FormValidation validateIntegerInRange(String value, int lower, int upper) {
        return number(value, n -> n >= lower && n <= upper, Messages.Validation_NotInRange(lower, upper));
    }

    private static FormValidation number(String value, LongPredicate allowed, String message) {
        try {
            return allowed.test(Integer.parseInt(value)) ? ok() : error(message);
        } catch (NumberFormatException e) {
            return error(Messages.Validation_NotANumber());
        }
    }

    public static FormValidation validateRequired(String value) {
        return Util.fixEmptyAndTrim(value) == null ? error(Messages.Validation_Required()) : ok();
    }

    public abstract String renderHtml();

    @Override
    public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node) throws IOException, ServletException {
        respond(rsp, renderHtml());
    }

    protected void respond(StaplerResponse2 rsp, String html) throws IOException, ServletException {
        rsp.setContentType("text/html;charset=UTF-8");
        rsp.getWriter().print(html);
    }

    @Override
    public String toString() {
        return kind + ": " + getMessage();
    }

    private static final class Rendered extends FormValidation {
        private static final long serialVersionUID = 1L;
        private final transient java.util.function.Supplier<String> html;

        Rendered(Kind kind, String message, java.util.function.Supplier<String> html) {
            super(kind, message);
            this.html = html;
        }

        @Override
        public String renderHtml() {
            return html.get();
        }
    }
}
