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
 * The run board in a real browser, over releases that really run, on the strict Content-Security-Policy of the embedded controller. Each test is the
 * scene of its name; a scene fails as well when the page reports an error, breaks the policy, or asks any other server for anything.
 */
public class RunBoardBrowserTest {
    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    static {
        // Three releases wait for people while the scenes are played.
        JENKINS.timeout = 900;
    }

    private static FleetController controller;
    private static Scenes scenes;

    @Rule
    public final TestName scene = new TestName();

    @BeforeClass
    public static void open() throws Exception {
        Scenes.assumePlayable();
        controller = FleetController.start(JENKINS);
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
    public void boardApprovedAndFollowedToTheEnd() throws Exception {
        play();
    }

    @Test
    public void boardOpensFailuresAndIsDrivenByKeys() throws Exception {
        play();
    }

    @Test
    public void boardBreaksALock() throws Exception {
        play();
    }

    @Test
    public void boardSummaryOnTheRunPage() throws Exception {
        play();
    }

    @Test
    public void boardOfAHundredClusters() throws Exception {
        play();
    }

    @Test
    public void boardAccessibleInEnglish() throws Exception {
        play();
    }

    @Test
    public void boardAccessibleInEnglishOnDark() throws Exception {
        play();
    }

    @Test
    public void boardAccessibleInChinese() throws Exception {
        play();
    }

    @Test
    public void boardAccessibleInChineseOnDark() throws Exception {
        play();
    }

    /** No scene is forgotten here. */
    @Test
    public void everySceneIsPlayed() throws Exception {
        Set<String> played = Stream.of(getClass().getMethods()).filter(method -> method.isAnnotationPresent(Test.class)).map(Method::getName)
            .filter(name -> !name.equals("everySceneIsPlayed")).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(scenes.names("board"), played);
    }
}
