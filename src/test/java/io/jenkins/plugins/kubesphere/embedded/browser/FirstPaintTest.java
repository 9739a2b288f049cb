package io.jenkins.plugins.kubesphere.embedded.browser;

import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.Test;

/** What a browser loads before the stage editor shows anything. */
public class FirstPaintTest {
    private static final int MOST = 250_000;

    @Test
    public void theScriptIsSmall() throws Exception {
        try (InputStream script = getClass().getResourceAsStream("/plugin/kubesphere-pipeline/editor/editor.js")) {
            assumeTrue("the built page of the stage editor is missing", script != null);
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
                script.transferTo(gzip);
            }
            assertTrue(compressed.size() + " bytes", compressed.size() <= MOST);
        }
    }
}
