package io.jenkins.plugins.kubesphere.embedded.web.jelly;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.Test;

public class RendererTest {
    /** What the test views show. */
    public static final class Thing {
        public String getName() {
            return "<b>name</b>";
        }

        public List<String> getTags() {
            return List.of("v1", "v2 & more");
        }

        public boolean isReady() {
            return true;
        }
    }

    private static String render(String view) {
        return Renderer.render(View.find(Thing.class, view).orElseThrow(), Scope.of(Map.of("it", new Thing())));
    }

    private static void refused(String view, String why) {
        ViewException refused = assertThrows(ViewException.class, () -> render(view));
        assertThat(refused.getMessage(), containsString(why));
    }

    @Test
    public void valuesAreEscaped() {
        String html = render("values");
        assertThat(html, containsString("<p title=\"&lt;b&gt;name&lt;/b&gt;\">&lt;b&gt;name&lt;/b&gt;</p>"));
        assertThat(html, not(containsString("<b>name")));
    }

    @Test
    public void conditionsAndLoopsWork() {
        String html = render("values").replaceAll("\\s+", " ");
        assertThat(html, containsString("<li>v1</li>"));
        assertThat(html, containsString("<li>v2 &amp; more</li>"));
        assertThat(html, containsString("ready: yes"));
        assertThat(html, containsString("two tags"));
        assertThat(html, not(containsString("never")));
    }

    @Test
    public void wordsComeFromTheProperties() {
        assertThat(render("values"), containsString("Made of 2 tags"));
    }

    @Test
    public void aTagThatJenkinsDoesNotHaveIsRefused() {
        refused("unknown-tag", "there is no tag sparkle in /lib/layout");
    }

    @Test
    public void anAttributeThatJenkinsDoesNotHaveIsRefused() {
        refused("unknown-attribute", "has no attribute colour");
    }

    @Test
    public void anInlineHandlerIsRefused() {
        refused("inline-handler", "allows no attribute onclick");
    }

    @Test
    public void aViewThatDoesNotEscapeByDefaultIsRefused() {
        refused("unescaped", "escape-by-default");
    }

    @Test
    public void conditionalsNest() {
        Map<String, String> expected = Map.of("a ? 'x' : 'y'", "a|'x'|'y'", "(a ? b : (c ? d : e))", "a|b|(c ? d : e)",
            "f('?') ? x : y ? 1 : 2", "f('?')|x|y ? 1 : 2", "a ? b ? 1 : 2 : 3", "a|b ? 1 : 2|3");
        expected.forEach((code, parts) -> {
            Conditional conditional = Conditional.parse(code).orElseThrow();
            assertEquals(code, parts, conditional.test() + "|" + conditional.whenTrue() + "|" + conditional.whenFalse());
        });
        assertEquals(true, Conditional.parse("a == '?:'").isEmpty());
    }
}
