package io.jenkins.plugins.kubesphere.embedded.browser;

import static org.junit.Assert.assertEquals;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TestName;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * The stage editor in a real browser, on the strict Content-Security-Policy of the embedded controller. Each test is the scene of its name; a
 * scene fails as well when the page reports an error, breaks the policy, or asks any other server for anything.
 */
public class StageEditorBrowserTest {
    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private static BrowserController controller;
    private static Scenes scenes;

    @Rule
    public final TestName scene = new TestName();

    @BeforeClass
    public static void open() throws Exception {
        Scenes.assumePlayable();
        controller = BrowserController.start(JENKINS.jenkins);
        scenes = Scenes.open(controller.startAddress(), Map.of());
    }

    @AfterClass
    public static void close() throws Exception {
        if (scenes != null) {
            scenes.close();
        }
        if (controller != null) {
            controller.close();
        }
    }

    private void play() throws Exception {
        scenes.play(scene.getMethodName());
    }

    @Test
    public void accessibleInEnglish() throws Exception {
        play();
    }

    @Test
    public void accessibleInEnglishOnDark() throws Exception {
        play();
    }

    @Test
    public void accessibleInChinese() throws Exception {
        play();
    }

    @Test
    public void accessibleInChineseOnDark() throws Exception {
        play();
    }

    @Test
    public void approvedFromThePage() throws Exception {
        play();
    }

    @Test
    public void brokenText() throws Exception {
        play();
    }

    @Test
    public void builtByKeyboard() throws Exception {
        play();
    }

    @Test
    public void builtByMouse() throws Exception {
        play();
    }

    @Test
    public void cursorAndSelection() throws Exception {
        play();
    }

    @Test
    public void draftSurvivesReload() throws Exception {
        play();
    }

    @Test
    public void largePipeline() throws Exception {
        play();
    }

    @Test
    public void savedByTwo() throws Exception {
        play();
    }

    @Test
    public void textAndDrawing() throws Exception {
        play();
    }

    @Test
    public void committedToABranch() throws Exception {
        play();
    }

    @Test
    public void committedToAMovedBranch() throws Exception {
        play();
    }

    @Test
    public void draggedBeside() throws Exception {
        play();
    }

    @Test
    public void draggedWithComments() throws Exception {
        play();
    }

    @Test
    public void matrixCells() throws Exception {
        play();
    }

    @Test
    public void modernised() throws Exception {
        play();
    }

    @Test
    public void outline() throws Exception {
        play();
    }

    @Test
    public void pastedText() throws Exception {
        play();
    }

    @Test
    public void readOnly() throws Exception {
        play();
    }

    @Test
    public void releaseByForm() throws Exception {
        play();
    }

    @Test
    public void templates() throws Exception {
        play();
    }

    /** No scene is forgotten here. */
    @Test
    public void everySceneIsPlayed() throws Exception {
        Set<String> played = Stream.of(getClass().getMethods()).filter(method -> method.isAnnotationPresent(Test.class)).map(Method::getName)
            .filter(name -> !name.equals("everySceneIsPlayed")).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(scenes.names("editor"), played);
    }
}
