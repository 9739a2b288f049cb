package io.jenkins.plugins.kubesphere.steps.real;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.kubesphere.image.ImageFixtures;
import io.jenkins.plugins.kubesphere.image.real.Certificates;
import io.jenkins.plugins.kubesphere.image.real.CuttingWire;
import io.jenkins.plugins.kubesphere.image.real.DebianRegistry;
import io.jenkins.plugins.kubesphere.image.real.Engine;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * What people get wrong, each through the step in a pipeline with a password: one clear line, nothing published, and the password neither in
 * the log, nor in a process list, nor in the workspace, nor in the build's record.
 */
public class RefusedPushesTest {

    private static final Access.Password ACCOUNT = DebianRegistry.ACCOUNT;
    private static final String PAIR = ACCOUNT.username() + ":" + ACCOUNT.password();
    private static final List<String> SECRETS = List.of(
            ACCOUNT.password(), URLEncoder.encode(ACCOUNT.password(), StandardCharsets.UTF_8), base64(PAIR), base64(ACCOUNT.password()),
            PushJob.WRONG_PASSWORD, base64(ACCOUNT.username() + ":" + PushJob.WRONG_PASSWORD));

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static DebianRegistry registry;

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private PushJob job;
    private ProcessWatch watch;

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @BeforeClass
    public static void startRegistry() throws Exception {
        registry = DebianRegistry.withPassword(FOLDER.getRoot().toPath().resolve("registry"));
    }

    @AfterClass
    public static void stopRegistry() throws Exception {
        if (registry != null) {
            registry.close();
        }
    }

    @Before
    public void start() throws Exception {
        job = new PushJob(jenkins).withCredentials(ACCOUNT);
        watch = new ProcessWatch(SECRETS);
    }

    @After
    public void stop() throws Exception {
        watch.close();
    }

    private Path file(String name) {
        return job.workspace().resolve(name);
    }

    private void refusedAs(String image, String tags, String source, String... words) throws Exception {
        WorkflowRun run = job.run(Result.FAILURE, "harborPush image: '" + image + "', tags: " + tags + ", credentialsId: 'harbor', from: " + source);
        String log = JenkinsRule.getLog(run);
        List<String> errors = log.lines().filter(line -> line.startsWith("ERROR:")).toList();
        assertEquals(log, 1, errors.size());
        for (String word : words) {
            assertTrue(word + " in: " + errors.get(0), errors.get(0).contains(word));
        }
        assertTrue("no stack trace for a person's mistake: " + log, !log.contains("\tat "));
        assertTrue("nothing is published", registry.hasNoTags("shop/app"));
        holdsNoSecret(run);
    }

    private void refused(String source, String... words) throws Exception {
        refusedAs(registry.host() + "/shop/app", "['1']", source, words);
    }

    /** All four places at once: the log and the build's record are files of Jenkins' home. */
    private void holdsNoSecret(WorkflowRun run) throws Exception {
        assertTrue(Files.exists(run.getRootDir().toPath().resolve("log")));
        List<String> found = new ArrayList<>();
        for (Path place : Set.of(jenkins.jenkins.getRootDir().toPath(), job.workspace())) {
            Files.walkFileTree(place, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isRegularFile()) {
                        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                        SECRETS.stream().filter(text::contains).forEach(secret -> found.add(file.toString()));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        assertEquals("files with a secret", List.of(), found);
        assertEquals("processes with a secret", Set.of(), watch.found());
    }

    private void jar(String name, String mainClass) throws Exception {
        Files.createDirectories(file("target"));
        ImageFixtures.jar(file("target").resolve(name), mainClass, Map.of("demo/Main.class", "code"));
    }

    @Test
    public void namesAndTagsThatNoRegistryTakes() throws Exception {
        jar("app.jar", "demo.Main");
        String image = registry.host() + "/shop/app";
        refusedAs(image, "[]", "jar('target/app.jar')", "list of tags is empty");
        refusedAs(image, "['" + "t".repeat(129) + "']", "jar('target/app.jar')", "129 characters");
        refusedAs(registry.host() + "/Shop/App", "['1']", "jar('target/app.jar')", "upper-case", "shop/app");
    }

    @Test
    public void programsThatStartNothingOrAreTwo() throws Exception {
        jar("lib.jar", null);
        refused("jar('target/*.jar')", "lib.jar", "Main-Class");
        jar("app.jar", "demo.Main");
        refused("jar('target/*.jar')", "target/app.jar, target/lib.jar");
        refused("jar('target/none.jar')", "target/none.jar", "does not exist");
    }

    @Test
    public void archivesThatAreMissingTruncatedOrCrafted() throws Exception {
        byte[] whole = ImageFixtures.dockerArchive("app:1", 2, 50_000);
        refused("dockerArchive('image.tar')", "image.tar", "does not exist");
        Files.write(file("image.tar"), Arrays.copyOf(whole, whole.length * 2 / 3));
        refused("dockerArchive('image.tar')", "image.tar", "ends in the middle");
        Files.write(file("image.tar.gz"), Arrays.copyOf(ImageFixtures.gzip(whole), whole.length / 2));
        refused("dockerArchive('image.tar.gz')", "image.tar.gz", "ends in the middle");
        Files.write(file("traversal.tar"), ImageFixtures.archive(Map.of("../../etc/cron.d/evil", new byte[3])));
        refused("dockerArchive('traversal.tar')", "../../etc/cron.d/evil", "leads out of the archive");
        for (String target : List.of("/etc/passwd", "../../../../../etc/passwd")) {
            Files.write(file("link.tar"), withLayer("layer.tar", CraftedTar.link("layer.tar", target)));
            refused("dockerArchive('link.tar')", target, "leads out of the archive");
        }
    }

    /** An archive whose one layer is an entry of our own. */
    private static byte[] withLayer(String name, byte[] entry) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("config.json", ("{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"sha256:" + "0".repeat(64) + "\"]}}")
                .getBytes(StandardCharsets.UTF_8));
        files.put("manifest.json", ("[{\"Config\":\"config.json\",\"RepoTags\":[],\"Layers\":[\"" + name + "\"]}]").getBytes(StandardCharsets.UTF_8));
        return CraftedTar.join(entry, ImageFixtures.archive(files));
    }

    @Test
    public void layersWhoseBytesAreOthers() throws Exception {
        Files.write(file("image.tar"), withLayer("layer.tar", CraftedTar.file("layer.tar", ImageFixtures.layerTar("a", 5000, 1))));
        refused("dockerArchive('image.tar')", "image.tar!layer.tar", "0".repeat(64));
        ImageFixtures.layout(Files.createDirectories(file("layout")), 1, 5000);
        Path blob = largest(file("layout/blobs/sha256"));
        byte[] damaged = Files.readAllBytes(blob);
        damaged[damaged.length / 2] ^= 1;
        Files.write(blob, damaged);
        refused("ociLayout('layout')", blob.getFileName().toString(), "damaged");
    }

    private static Path largest(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length())).orElseThrow();
        }
    }

    @Test
    public void registriesThatAreNotTrusted() throws Exception {
        jar("app.jar", "demo.Main");
        Certificates certificates = Certificates.create(folder.getRoot().toPath().resolve("keys"));
        try (DebianRegistry secured = DebianRegistry.withTls(folder.getRoot().toPath().resolve("secured"), certificates)) {
            refusedAs(secured.host() + "/shop/app", "['1']", "jar('target/app.jar')", "TLS", "certificate authority");
            assertTrue("no request has arrived", secured.requests().stream().noneMatch(request -> request.contains("/v2/shop")));
            WorkflowRun allowed = job.run(Result.SUCCESS, "harborPush image: '" + secured.host()
                    + "/shop/app', tags: ['1'], credentialsId: 'harbor', insecure: true, from: jar('target/app.jar')");
            assertFalse(secured.hasNoTags("shop/app"));
            jenkins.assertLogContains("insecure", allowed);
            holdsNoSecret(allowed);
        }
        // an address that reaches this machine, but that nobody would take for it
        String elsewhere = registry.host().replace("127.0.0.1", "0.0.0.0");
        int before = registry.requests().size();
        refusedAs(elsewhere + "/shop/app", "['1']", "jar('target/app.jar')", "TLS", elsewhere);
        assertEquals("nothing was said over plain HTTP", before, registry.requests().size());
    }

    @Test
    public void aPasswordThatIsNotTheOne() throws Exception {
        jar("app.jar", "demo.Main");
        WorkflowRun run = job.run(Result.FAILURE,
                "harborPush image: '" + registry.host() + "/shop/app', tags: ['1'], credentialsId: 'wrong', from: jar('target/app.jar')");
        jenkins.assertLogContains("does not accept", run);
        assertTrue(registry.hasNoTags("shop/app"));
        holdsNoSecret(run);
    }

    /** The one source that starts programs, slowly, with the password in use all the time. */
    @Test
    public void nobodySeesThePasswordWhileAnEngineSavesItsImage() throws Exception {
        try (Engine docker = Engine.docker(); CuttingWire wire = CuttingWire.to(registry.host()).slow(10)) {
            String image = docker.build(folder.newFolder("context").toPath());
            WorkflowRun run = job.runWith(docker.address(), Result.SUCCESS,
                    "harborPush image: '" + wire.host() + "/engine/app', tags: ['1'], credentialsId: 'harbor', from: dockerImage('" + image + "')");
            assertTrue(watch.programs().toString(), watch.programs().stream().anyMatch(line -> line.contains("save " + image)));
            holdsNoSecret(run);
        }
    }

    @Test
    public void theWatchSeesWhatItHasToSee() throws Exception {
        for (int i = 0; i < 2; i++) {
            ProcessBuilder builder = new ProcessBuilder("sleep", "1");
            builder.environment().put("PASSWORD", ACCOUNT.password());
            Process process = i == 0 ? builder.start() : new ProcessBuilder("sh", "-c", "sleep 1; : " + PAIR).start();
            long end = System.nanoTime() + 10_000_000_000L;
            String place = i == 0 ? "environ of process " : "cmdline of process ";
            while (!watch.found().contains(place + process.pid()) && process.isAlive() && System.nanoTime() < end) {
                Thread.sleep(10);
            }
            process.destroy();
            assertTrue(watch.found().toString(), watch.found().contains(place + process.pid()));
        }
    }
}
