package io.jenkins.plugins.kubesphere.jenkinsfile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** No text makes the linter, the model or the fixes hang, fail or need more than 64 MB. */
public class FuzzTest {

    @Test
    public void survivesHostileAndMutatedTextsWithinSixtyFourMegabytes() throws Exception {
        run(Fuzz.class, System.getProperty("fuzz.seed", "1"), System.getProperty("fuzz.size", "20000"), System.getProperty("fuzz.texts", "400"), System.getProperty("fuzz.seconds", "0"));
    }

    @Test
    public void needsTimeInProportionToAMegabyteOfOneCharacterWhateverItIs() throws Exception {
        run(LargeTexts.class, "1000000");
    }

    private static void run(Class<?> program, String... arguments) throws Exception {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        File log = File.createTempFile("fuzz", ".log");
        try {
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-XX:+UseSerialGC", "-cp", classes,
                program.getName()));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
            boolean ended = process.waitFor(Long.getLong("fuzz.seconds", 0) + 900, TimeUnit.SECONDS);
            process.destroyForcibly();
            String output = new String(java.nio.file.Files.readAllBytes(log.toPath()), StandardCharsets.UTF_8);
            assertTrue("it hangs: " + output, ended);
            assertEquals(output, 0, process.exitValue());
            System.out.println(List.of(output.split("\n")).get(output.split("\n").length - 1));
        } finally {
            log.delete();
        }
    }
}
