package io.jenkins.plugins.kubesphere.steps.source;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import hudson.EnvVars;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.ImageFixtures;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class PushSourcesTest {

    private static final RegistryAccess NO_REGISTRY = reference -> {
        throw new ImageException("no registry here: " + reference);
    };

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path workspace;

    @Before
    public void workspace() throws Exception {
        workspace = folder.newFolder("workspace").toPath();
        Files.createDirectories(workspace.resolve("target"));
    }

    private Path jar(String name) throws Exception {
        return ImageFixtures.jar(workspace.resolve("target/" + name), "demo.Main", Map.of("demo/Main.class", "code"));
    }

    /** What travels to an agent: written and read back like there. */
    private static SourceSpec travelled(SourceSpec spec) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(spec);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (SourceSpec) in.readObject();
        }
    }

    private ImageSource open(PushSource source, EnvVars environment) throws Exception {
        source.check();
        return travelled(source.spec(environment)).open(workspace, NO_REGISTRY, SourceOptions.STANDARD);
    }

    private String problem(PushSource source) {
        return assertThrows(ImageException.class, () -> open(source, new EnvVars())).getMessage();
    }

    @Test
    public void oneJarIsFoundByPattern() throws Exception {
        jar("app.jar");
        EnvVars environment = new EnvVars();
        environment.put("GIT_COMMIT", "0123abc");
        environment.put("GIT_URL", "https://user:token-of-git@git.example.com/app.git");
        try (ImageSource source = open(new JarPushSource("target/*.jar"), environment)) {
            String manifest = new String(source.image().manifest().bytes(), StandardCharsets.UTF_8);
            assertTrue(manifest, manifest.contains("\"org.opencontainers.image.revision\":\"0123abc\""));
            assertTrue(manifest, manifest.contains("https://git.example.com/app.git"));
            assertTrue(manifest, !manifest.contains("token-of-git"));
        }
    }

    @Test
    public void twoMatchesAreNamed() throws Exception {
        jar("app.jar");
        jar("app-sources.jar");
        String message = problem(new JarPushSource("target/*.jar"));
        assertTrue(message, message.contains("target/app-sources.jar, target/app.jar"));
    }

    @Test
    public void whatIsNotThereIsSaid() {
        assertTrue(problem(new JarPushSource("target/*.jar")).contains("No file matches target/*.jar"));
        assertTrue(problem(new JarPushSource("no/such/*.jar")).contains("No file matches"));
        assertTrue(problem(new DockerArchivePushSource("image.tar")).contains("image.tar does not exist"));
        assertTrue(problem(new OciLayoutPushSource("layout")).contains("layout does not exist"));
    }

    @Test
    public void nothingOutsideOfTheWorkspaceIsRead() throws Exception {
        Path outside = folder.newFile("outside.tar").toPath();
        Files.createSymbolicLink(workspace.resolve("link.tar"), outside);
        for (String path : List.of("../outside.tar", outside.toString(), "link.tar", "../*.tar")) {
            String message = problem(new DockerArchivePushSource(path));
            assertTrue(message, message.contains("outside of the workspace"));
        }
    }

    @Test
    public void aBaseMayComeFromALayoutInTheWorkspace() throws Exception {
        jar("app.jar");
        ImageFixtures.layout(Files.createDirectories(workspace.resolve("base")), 2, 500);
        JarPushSource source = new JarPushSource("target/app.jar");
        source.setBase("oci:base");
        try (ImageSource opened = open(source, new EnvVars())) {
            assertEquals(5, opened.image().blobs().size());
        }
    }

    @Test
    public void theDefaultBaseIsAVariableOfTheEnvironment() throws Exception {
        jar("app.jar");
        EnvVars environment = new EnvVars();
        environment.put(JarPushSource.BASE_VARIABLE, "registry.example.com/library/eclipse-temurin:17-jre");
        ImageException e = assertThrows(ImageException.class, () -> open(new JarPushSource("target/app.jar"), environment));
        assertEquals("no registry here: registry.example.com/library/eclipse-temurin:17-jre", e.getMessage());
        assertTrue(new JarPushSource("target/app.jar").spec(new EnvVars()).describe().contains("no Java in it"));
    }

    @Test
    public void wrongSettingsAreRefusedBeforeAnythingIsRead() {
        JarPushSource source = new JarPushSource("target/app.jar");
        source.setPorts(List.of("http"));
        assertThrows(IllegalArgumentException.class, source::check);
        JarPushSource other = new JarPushSource("target/app.jar");
        other.setBase("eclipse-temurin:17");
        assertThrows(IllegalArgumentException.class, other::check);
        assertThrows(IllegalArgumentException.class, () -> new JarPushSource(" ").check());
        assertThrows(IllegalArgumentException.class, () -> new DockerImagePushSource("--help").check());
        assertThrows(IllegalArgumentException.class, () -> new RegistryImagePushSource("app").check());
        assertThrows(IllegalArgumentException.class, () -> new WarPushSource("a.war").spec(new EnvVars()));
    }
}
