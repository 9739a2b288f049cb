package io.jenkins.plugins.kubesphere.image.registry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;

@RunWith(JUnitQuickcheck.class)
public class ChallengeTest {

    @Test
    public void theBearerChallengeOfARegistryIsUnderstood() {
        String header = "Bearer realm=\"https://h/service/token\",service=\"harbor-registry\",scope=\"repository:a/b:pull,push\"";
        List<Challenge> found = Challenge.parse(List.of(header));
        assertEquals(1, found.size());
        assertEquals("bearer", found.get(0).scheme());
        assertEquals(
                Map.of("realm", "https://h/service/token", "service", "harbor-registry", "scope", "repository:a/b:pull,push"),
                found.get(0).parameters());
    }

    @Test
    public void severalChallengesMayStandInOneLine() {
        List<Challenge> found = Challenge.parse(List.of("Negotiate, Basic realm = \"a \\\"b\\\", c\" , charset=UTF-8, Bearer realm=x"));
        assertEquals(List.of("negotiate", "basic", "bearer"), found.stream().map(Challenge::scheme).toList());
        assertEquals("a \"b\", c", found.get(1).parameters().get("realm"));
        assertEquals("UTF-8", found.get(1).parameters().get("charset"));
        assertEquals("x", found.get(2).parameters().get("realm"));
    }

    @Property(trials = 500)
    public void anyTextIsRead(String text) {
        assertNotNull(Challenge.parse(List.of(text, "Basic " + text, "Bearer realm=\"" + text)));
    }

    @Property(trials = 200)
    public void quotedValuesComeBackAsTheyWere(String value) {
        String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
        assertEquals(value, Challenge.parse(List.of("Basic realm=\"" + quoted + "\"")).get(0).parameters().get("realm"));
    }
}
