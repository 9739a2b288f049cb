package io.jenkins.plugins.kubesphere.image;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import org.junit.Test;
import org.junit.runner.RunWith;

@RunWith(JUnitQuickcheck.class)
public class ImageReferenceTest {

    private static final String HEX = "0123456789abcdef".repeat(4);

    @Test
    public void everyPartIsFound() {
        ImageReference reference = ImageReference.parse("harbor.example.com:8443/shop/team/orders:1.0@sha256:" + HEX);
        assertEquals("harbor.example.com:8443", reference.registry());
        assertEquals("shop/team/orders", reference.repository());
        assertEquals("1.0", reference.tag());
        assertEquals("sha256:" + HEX, reference.digest().toString());
        assertEquals("shop", reference.project());
        assertNull(ImageReference.parse("localhost/app").tag());
    }

    @Test
    public void eachMistakeHasItsOwnSentence() {
        says("", "empty");
        says("app", "names no registry");
        says("shop/app", "names no registry");
        says("https://harbor.example.com/shop/app", "write it without");
        says("harbor.example.com/Shop/App", "shop/app");
        says("harbor.example.com/shop//app", "repository name");
        says("harbor.example.com/", "no repository");
        says("harbor.example.com/shop/app:", "empty");
        says("harbor.example.com/shop/app:" + "a".repeat(129), "129");
        says("harbor.example.com/shop/app:-x", "no tag");
        says("harbor.example.com/shop/app@sha256:12", "no digest");
        says("harbor.example.com/" + "a".repeat(256), "256");
        says("har bor.example.com/app", "no registry");
    }

    private static void says(String text, String words) {
        String message = assertThrows(IllegalArgumentException.class, () -> ImageReference.parse(text)).getMessage();
        assertTrue(message, message.contains(words));
    }

    @Test
    public void tagsOf128CharactersAreFine() {
        assertEquals(128, Tag.check("a".repeat(128)).length());
    }

    /** Whatever is given: either a reference that reads back the same, or one sentence. */
    @Property(trials = 300)
    public void parsingIsTotalAndRoundTrips(String text) {
        for (String candidate : new String[] {text, "localhost/" + text, "h.x/a:" + text}) {
            try {
                ImageReference reference = ImageReference.parse(candidate);
                assertEquals(candidate, reference.toString());
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().length() > 10);
            }
        }
    }
}
