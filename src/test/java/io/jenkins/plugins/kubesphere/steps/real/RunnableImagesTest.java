package io.jenkins.plugins.kubesphere.steps.real;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.kubesphere.image.real.DebianRegistry;
import io.jenkins.plugins.kubesphere.image.real.Engine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
 * What {@code jar}, {@code war} and {@code binary} make is pulled and run by the Docker Engine. The images bring no Java and no C library;
 * those of this machine are mounted into the containers, which spares a download of a base image.
 */
public class RunnableImagesTest {

    private static final String GREETER = "package demo; public class Greeter { public static String hello() { return \"hello from a library\"; } }";
    private static final String MAIN = """
            package demo;
            public class Main {
                public static void main(String[] args) throws Exception {
                    System.out.println(Greeter.hello());
                    System.out.println(new String(Main.class.getResourceAsStream("/greeting.txt").readAllBytes()));
                    System.out.println("env " + System.getenv("GREETING") + ", property " + System.getProperty("demo"));
                    System.out.println("user " + java.nio.file.Files.getAttribute(java.nio.file.Path.of("/proc/self"), "unix:uid") + " in " + System.getProperty("user.dir"));
                }
            }
            """;
    private static final List<String> SAID = List.of(
            "hello from a library", "hello from a resource", "env good morning, property set", "user 65532 in /app");

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static DebianRegistry registry;

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Engine docker;
    private PushJob job;
    private Path work;

    @BeforeClass
    public static void startRegistry() throws Exception {
        registry = DebianRegistry.open(FOLDER.getRoot().toPath().resolve("registry"));
    }

    @AfterClass
    public static void stopRegistry() throws Exception {
        if (registry != null) {
            registry.close();
        }
    }

    @Before
    public void start() throws Exception {
        docker = Engine.docker();
        job = new PushJob(jenkins);
        work = folder.newFolder("work").toPath();
    }

    @After
    public void stop() throws Exception {
        if (docker != null) {
            docker.close();
        }
    }

    private String published(String repository, String source) throws Exception {
        String image = registry.host() + "/" + repository;
        job.run(Result.SUCCESS, "harborPush image: '" + image + "', tags: ['1'], from: " + source);
        docker.pull(image + ":1");
        return image + ":1";
    }

    /** The lines that a container of the image says. */
    private List<String> started(String image) throws Exception {
        Path java = Path.of(System.getProperty("java.home")).toRealPath();
        List<String> command = new ArrayList<>(List.of("run", "--rm", "--network", "none", "--env", "PATH=" + java + "/bin:/usr/bin:/bin"));
        for (String directory : List.of("/usr", "/lib", "/lib64", "/bin", java.toString(), "/etc/java-17-openjdk")) {
            if (Files.exists(Path.of(directory))) {
                command.addAll(List.of("--volume", directory + ":" + directory + ":ro"));
            }
        }
        command.add(image);
        return docker.run(command.toArray(String[]::new)).lines().toList();
    }

    private Path library() throws Exception {
        return new CompiledProgram().type(work, "", "demo.Greeter", GREETER).write(work.resolve("greeter.jar"));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    public void aJarWithLibrariesBesideItStarts() throws Exception {
        Path target = Files.createDirectories(job.workspace().resolve("target"));
        Path library = Files.createDirectories(target.resolve("lib")).resolve("greeter.jar");
        Files.copy(library(), library);
        new CompiledProgram()
                .attribute("Main-Class", "demo.Main").attribute("Class-Path", "lib/greeter.jar")
                .type(work, "", "demo.Main", MAIN, library).file("greeting.txt", text("hello from a resource"))
                .write(target.resolve("app.jar"));
        String image = published("jar/app",
                "jar(path: 'target/app.jar', base: 'scratch', env: [GREETING: 'good morning'], arguments: ['-Ddemo=set'], ports: ['8080'])");
        assertEquals(SAID, started(image));
        assertEquals("map[8080/tcp:{}]", docker.run("inspect", "--format", "{{.Config.ExposedPorts}}", image));
    }

    @Test
    public void aFatJarStartsWithSpringBootsOwnLoader() throws Exception {
        Path library = library();
        Path loader = Path.of(Class.forName("org.springframework.boot.loader.launch.JarLauncher").getProtectionDomain().getCodeSource().getLocation().toURI());
        new CompiledProgram()
                .attribute("Main-Class", "org.springframework.boot.loader.launch.JarLauncher").attribute("Start-Class", "demo.Main")
                .attribute("Spring-Boot-Classes", "BOOT-INF/classes/").attribute("Spring-Boot-Lib", "BOOT-INF/lib/")
                .attribute("Spring-Boot-Classpath-Index", "BOOT-INF/classpath.idx").attribute("Spring-Boot-Layers-Index", "BOOT-INF/layers.idx")
                .classesOf(loader)
                .file("BOOT-INF/lib/greeter.jar", Files.readAllBytes(library))
                .file("BOOT-INF/classpath.idx", text("- \"BOOT-INF/lib/greeter.jar\"\n"))
                .file("BOOT-INF/layers.idx", text("- \"dependencies\":\n  - \"BOOT-INF/lib/\"\n- \"spring-boot-loader\":\n  - \"org/\"\n"
                        + "- \"snapshot-dependencies\":\n- \"application\":\n  - \"BOOT-INF/classes/\"\n  - \"BOOT-INF/classpath.idx\"\n"
                        + "  - \"BOOT-INF/layers.idx\"\n  - \"META-INF/\"\n"))
                .type(work, "BOOT-INF/classes/", "demo.Main", MAIN, library)
                .file("BOOT-INF/classes/greeting.txt", text("hello from a resource"))
                .write(job.workspace().resolve("target/boot.jar"));
        String image = published("jar/boot",
                "jar(path: 'target/*.jar', base: 'scratch', env: [GREETING: 'good morning'], arguments: ['-Ddemo=set'])");
        assertEquals(SAID, started(image));
        assertEquals("3", docker.run("inspect", "--format", "{{len .RootFS.Layers}}", image));
    }

    @Test
    public void aWebArchiveIsServedByItsBase() throws Exception {
        String server = """
                package demo;
                public class Server {
                    public static void main(String[] args) throws Exception {
                        System.out.println(java.nio.file.Files.readString(java.nio.file.Path.of(args[0], "index.html")));
                        System.out.println(Class.forName("demo.Greeter").getMethod("hello").invoke(null));
                    }
                }
                """;
        Path base = new CompiledProgram().type(work, "", "demo.Server", server).write(work.resolve("server.jar"));
        Files.writeString(work.resolve("Dockerfile"), "FROM scratch\nCOPY server.jar /server/server.jar\nENTRYPOINT [\"java\", \"-cp\", "
                + "\"/server/server.jar:/srv/app/WEB-INF/classes\", \"demo.Server\"]\nCMD [\"/srv/app\"]\n");
        assertTrue(Files.exists(base));
        String name = registry.host() + "/base/server:1";
        docker.run("build", "--quiet", "--tag", name, work.toString());
        docker.run("push", "--quiet", name);
        docker.run("rmi", name);
        new CompiledProgram().type(work, "WEB-INF/classes/", "demo.Greeter", GREETER).file("index.html", text("a page"))
                .write(job.workspace().resolve("target/app.war"));
        String image = published("war/app", "war(path: 'target/app.war', base: '" + name + "', directory: '/srv/app')");
        assertEquals(List.of("a page", "hello from a library"), started(image));
    }

    @Test
    public void aBinaryStartsAsNobodyInParticular() throws Exception {
        Files.copy(Path.of("/usr/bin/id").toRealPath(), job.workspace().resolve("who"));
        String image = published("binary/who", "binary(path: 'who', base: 'scratch', arguments: ['-u'])");
        assertEquals(List.of("65532"), started(image));
    }
}
