package io.jenkins.plugins.kubesphere.embedded;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.model.Descriptor;
import hudson.model.ParameterDefinition;
import hudson.model.RootAction;
import hudson.model.StringParameterDefinition;
import hudson.model.InvisibleAction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.JenkinsRule;

public class EmbeddedControllerTest {

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void startsAndStopsAgainOnTheSameHome() throws IOException {
        for (int i = 0; i < 2; i++) {
            try (EmbeddedController controller = EmbeddedController.start(folder.getRoot().toPath())) {
                assertSame(controller.jenkins(), Jenkins.get());
                assertEquals(InitMilestone.COMPLETED, controller.jenkins().getInitLevel());
            }
            assertNull(Jenkins.getInstanceOrNull());
        }
    }

    @Test
    public void onlyOneControllerUsesAHome() throws IOException {
        try (EmbeddedController first = EmbeddedController.start(folder.getRoot().toPath())) {
            IOException refused = assertThrows(IOException.class, () -> EmbeddedController.start(first.home()));
            assertTrue(refused.getMessage(), refused.getMessage().contains("Another controller uses " + first.home()));
            assertSame(first.jenkins(), Jenkins.get());
        }
    }

    @Test
    public void runsInitializersAtTheMilestoneTheyName() throws IOException {
        List<InitMilestone> seen = new ArrayList<>();
        EmbeddedOptions options = EmbeddedOptions.home(folder.getRoot().toPath())
                .withBeforeItems(jenkins -> seen.add(jenkins.getInitLevel()));
        EmbeddedController.start(options).close();
        assertEquals(List.of(InitMilestone.SYSTEM_CONFIG_ADAPTED), seen);
    }

    @Test
    public void startsFastAfterTheFirstTime() throws IOException {
        EmbeddedController.start(folder.newFolder().toPath()).close();
        long start = System.nanoTime();
        EmbeddedController.start(folder.newFolder().toPath()).close();
        long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertTrue("start and stop took " + milliseconds + " ms", milliseconds < 1000);
    }

    @Test
    public void extensionsAreSingletonsFoundByEachOfTheirTypes() throws IOException {
        try (EmbeddedController controller = EmbeddedController.start(folder.getRoot().toPath())) {
            Descriptor<?> byClass = controller.jenkins().getDescriptorOrDie(StringParameterDefinition.class);
            assertSame(byClass, ExtensionList.lookupSingleton(StringParameterDefinition.DescriptorImpl.class));
            assertTrue(controller.jenkins().getDescriptorList(ParameterDefinition.class).contains(byClass));
            assertEquals(StringParameterDefinition.class.getName(), byClass.getId());
        }
    }

    @Test
    public void globalConfigurationSurvivesARestart() throws IOException {
        try (EmbeddedController controller = EmbeddedController.start(folder.getRoot().toPath())) {
            JenkinsLocationConfiguration.get().setUrl("http://example.org/ci");
        }
        try (EmbeddedController controller = EmbeddedController.start(folder.getRoot().toPath())) {
            assertEquals("http://example.org/ci/", controller.jenkins().getRootUrl());
        }
    }

    @Test
    public void fixedLabelsAreServedAndOthersAreNot() throws IOException {
        EmbeddedOptions options = EmbeddedOptions.home(folder.getRoot().toPath()).withLabels(Set.of("maven", "linux"));
        try (EmbeddedController controller = EmbeddedController.start(options)) {
            Jenkins jenkins = controller.jenkins();
            assertFalse(jenkins.getLabel("maven && linux").isEmpty());
            assertFalse(jenkins.getLabel("maven && !windows").isEmpty());
            assertTrue(jenkins.getLabel("maven && windows").isEmpty());
            assertThrows(IllegalArgumentException.class, () -> jenkins.getLabel("maven && "));
        }
    }

    @Test
    public void testExtensionsBelongToTheirTestOnly() throws Throwable {
        JenkinsRule rule = new JenkinsRule();
        rule.before();
        try {
            assertNull(rule.jenkins.getExtensionList(RootAction.class).get(OfThisTest.class));
        } finally {
            rule.after();
        }
    }

    @TestExtension
    public static final class OfThisTest extends InvisibleAction implements RootAction {}
}
