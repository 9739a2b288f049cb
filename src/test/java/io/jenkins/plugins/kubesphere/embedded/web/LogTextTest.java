package io.jenkins.plugins.kubesphere.embedded.web;

import static org.junit.Assert.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.Test;

public class LogTextTest {
    @Test
    public void aCharacterThatIsNotWholeYetWaits() {
        byte[] text = "a你😀".getBytes(StandardCharsets.UTF_8);
        int[] expected = {0, 1, 1, 1, 4, 4, 4, 4, 8};
        for (int length = 0; length <= text.length; length++) {
            assertEquals("of " + length, expected[length], LogText.wholeCharacters(Arrays.copyOf(text, length), true));
        }
    }

    @Test
    public void atTheEndEverythingIsSent() {
        byte[] torn = Arrays.copyOf("你".getBytes(StandardCharsets.UTF_8), 2);
        assertEquals(2, LogText.wholeCharacters(torn, false));
    }
}
