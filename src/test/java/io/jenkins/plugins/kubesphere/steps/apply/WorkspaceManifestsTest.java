package io.jenkins.plugins.kubesphere.steps.apply;

import static org.junit.Assert.assertEquals;

import hudson.FilePath;
import io.jenkins.plugins.kubesphere.manifest.ManifestText;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What {@code file:} takes, and in which order. */
public class WorkspaceManifestsTest {

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private FilePath workspace;

    @Before
    public void fill() throws Exception {
        workspace = new FilePath(folder.getRoot());
        for (String file : List.of("deploy/b.yaml", "deploy/a/2.yml", "deploy/a/1.json", "deploy/a-first.yaml", "deploy/.hidden.yaml", "deploy/README.md", "deploy/UPPER.YAML",
                "deploy/b.yaml~", "with space.yaml", "template.txt", "other/x.yaml")) {
            workspace.child(file).write(file, "UTF-8");
        }
    }

    private List<String> read(String... entries) throws Exception {
        return WorkspaceManifests.read(workspace, List.of(entries)).stream().map(ManifestText::name).toList();
    }

    @Test
    public void aDirectoryIsReadWithItsSubdirectoriesAsKubectlDoes() throws Exception {
        List<String> expected = List.of("deploy/.hidden.yaml", "deploy/a/1.json", "deploy/a/2.yml", "deploy/a-first.yaml", "deploy/b.yaml");
        assertEquals(expected, read("deploy"));
        assertEquals(expected, read("deploy/"));
    }

    @Test
    public void aPatternTakesWhatItNames() throws Exception {
        assertEquals(List.of("deploy/a/2.yml"), read("**/*.yml"));
        assertEquals(List.of("deploy/.hidden.yaml", "deploy/a-first.yaml", "deploy/b.yaml", "other/x.yaml"), read("*/*.yaml"));
        assertEquals(List.of("template.txt"), read("*.txt"));
    }

    @Test
    public void aPatternWithoutAnEndingTakesManifests() throws Exception {
        assertEquals(List.of("deploy/.hidden.yaml", "deploy/a/1.json", "deploy/a/2.yml", "deploy/a-first.yaml", "deploy/b.yaml"), read("deploy/**"));
    }

    @Test
    public void aListIsReadInItsOrderAndEachFileOnce() throws Exception {
        assertEquals(List.of("other/x.yaml", "with space.yaml", "template.txt", "deploy/b.yaml"), read("other", "with space.yaml", "template.txt", "deploy/b.yaml", "other/x.yaml"));
    }
}
