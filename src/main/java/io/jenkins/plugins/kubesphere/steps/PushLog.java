package io.jenkins.plugins.kubesphere.steps;

import io.jenkins.plugins.kubesphere.image.push.Progress;
import io.jenkins.plugins.kubesphere.report.Sizes;
import io.jenkins.plugins.kubesphere.steps.source.Messages;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Writes the progress of a push for a person: one line for each layer when it is done, and between them at most one line a second. Each line is sent
 * at once: an agent keeps what is not flushed, and would bring it behind what the controller writes after the push.
 */
final class PushLog implements Progress.Listener {

    private static final long SECOND = 1_000_000_000L;
    private static final long QUIET_START = 2 * SECOND;

    private final PrintStream out;
    private final LongSupplier nanoTime;
    private final long started;
    private long lastLine;
    private long total;

    PushLog(PrintStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
        this.lastLine = started + QUIET_START;
    }

    @Override
    public synchronized void accept(Progress event) {
        if (event instanceof Progress.Started begun) {
            total = begun.bytes();
        } else if (event instanceof Progress.Skipped skipped) {
            line(Messages.PushLog_skipped(skipped.blob().digest().shortForm(), Sizes.inWords(skipped.blob().size())));
        } else if (event instanceof Progress.Mounted mounted) {
            line(Messages.PushLog_mounted(mounted.blob().digest().shortForm(), Sizes.inWords(mounted.blob().size()), mounted.from()));
        } else if (event instanceof Progress.Uploaded uploaded) {
            line(Messages.PushLog_uploaded(
                    uploaded.blob().digest().shortForm(), Sizes.inWords(uploaded.blob().size()), seconds(uploaded.time())));
        } else if (event instanceof Progress.Sent sent) {
            sent(sent.total());
        } else if (event instanceof Progress.Retrying retry) {
            retrying(retry.what(), retry.why(), retry.pause());
        } else if (event instanceof Progress.Tagged tagged) {
            line(words(tagged));
        }
    }

    private static String words(Progress.Tagged tagged) {
        if (tagged.unchanged()) {
            return Messages.PushLog_tagUnchanged(tagged.tag());
        }
        return tagged.before().isPresent()
                ? Messages.PushLog_tagMoved(tagged.tag(), tagged.before().get().shortForm())
                : Messages.PushLog_tagged(tagged.tag());
    }

    synchronized void retrying(String what, String why, Duration pause) {
        line(Messages.PushLog_retrying(what, why, seconds(pause)));
    }

    private void line(String text) {
        out.println(text);
        out.flush();
    }

    private void sent(long bytes) {
        long now = nanoTime.getAsLong();
        if (now - lastLine < SECOND) {
            return;
        }
        lastLine = now;
        line(
                bytes <= total
                        ? Messages.PushLog_sentOf(Sizes.inWords(bytes), Sizes.inWords(total))
                        : Messages.PushLog_sent(Sizes.inWords(bytes)));
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
