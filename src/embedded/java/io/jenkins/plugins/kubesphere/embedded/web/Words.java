package io.jenkins.plugins.kubesphere.embedded.web;

import hudson.model.Result;
import hudson.model.Run;
import java.text.DateFormat;
import java.util.Date;
import org.jvnet.localizer.LocaleProvider;

/** States and times as people say them; a state always has a mark besides its colour. */
final class Words {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60;

    private Words() {
    }

    /** {@code RUNNING} or the name of the result. */
    static String status(Run<?, ?> run) {
        Result result = run.getResult();
        return run.isBuilding() || result == null ? "RUNNING" : result.toString();
    }

    static String text(String status) {
        return switch (status) {
            case "SUCCESS" -> Messages.Words_Success();
            case "FAILURE" -> Messages.Words_Failure();
            case "UNSTABLE" -> Messages.Words_Unstable();
            case "ABORTED" -> Messages.Words_Aborted();
            case "RUNNING" -> Messages.Words_Running();
            case "PAUSED" -> Messages.Words_Paused();
            case "SKIPPED" -> Messages.Words_Skipped();
            default -> Messages.Words_NotBuilt();
        };
    }

    static String mark(String status) {
        return switch (status) {
            case "SUCCESS" -> "✓";
            case "FAILURE" -> "✗";
            case "UNSTABLE" -> "!";
            case "ABORTED" -> "■";
            case "RUNNING" -> "▶";
            case "PAUSED" -> "❚❚";
            default -> "–";
        };
    }

    static String duration(long millis) {
        if (millis < SECOND) {
            return Messages.Words_Millis(Long.toString(millis));
        }
        long seconds = millis / SECOND;
        return seconds < MINUTE
            ? Messages.Words_Seconds(Long.toString(seconds) + "." + millis % SECOND / 100)
            : Messages.Words_Minutes(Long.toString(seconds / MINUTE), Long.toString(seconds % MINUTE));
    }

    static String moment(long millis) {
        return DateFormat.getDateTimeInstance(DateFormat.MEDIUM, DateFormat.MEDIUM, LocaleProvider.getLocale()).format(new Date(millis));
    }

    static void state(Markup page, String status, String... attributes) {
        String[] all = new String[attributes.length + 2];
        System.arraycopy(attributes, 0, all, 2, attributes.length);
        all[0] = "class";
        all[1] = "state state--" + status;
        page.element("span", mark(status) + " " + text(status), all);
    }
}
