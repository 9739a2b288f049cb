package io.jenkins.plugins.kubesphere.steps;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import io.jenkins.plugins.kubesphere.image.push.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.Test;

public class PushLogTest {

    private static final Descriptor LAYER = Descriptor.of(MediaTypes.OCI_LAYER_GZIP, new byte[1000]);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private long now;
    private final PushLog log = new PushLog(new PrintStream(written, true, StandardCharsets.UTF_8), () -> now);

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    public void progressIsAtMostOneLineASecond() {
        log.accept(new Progress.Started(1, 10_000_000));
        for (int tenth = 0; tenth < 100; tenth++) {
            now = tenth * 100_000_000L;
            log.accept(new Progress.Sent(tenth * 100_000L));
        }
        assertTrue(lines().toString(), lines().size() >= 5 && lines().size() <= 10);
        assertTrue(lines().toString(), lines().get(0).contains("of 10.0 MB sent"));
    }

    @Test
    public void eachLayerHasOneLineWhenItIsDone() {
        log.accept(new Progress.Started(3, 3000));
        log.accept(new Progress.Sent(1000));
        log.accept(new Progress.Uploaded(LAYER, Duration.ofMillis(1500)));
        log.accept(new Progress.Skipped(LAYER));
        log.accept(new Progress.Mounted(LAYER, "shop/base"));
        String layer = "  " + LAYER.digest().shortForm() + "  1.0 kB ";
        assertEquals(List.of(layer + "sent in 1.5 s", layer + "already there", layer + "taken from shop/base"), lines());
    }
}
