package io.jenkins.plugins.kubesphere.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.Assume;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class EnvsubstTest {

    private static final Map<String, String> VALUES = Map.of("A", "1", "AB", "two words", "_x9", "$A ${AB}", "EMPTY", "", "UNI", "构建\r\n版本");
    private static final String[] PIECES = {"$", "$$", "${", "}", "{", "A", "AB", "_x9", "EMPTY", "UNI", "UNSET", "9", "-", ":", ":-d", " ", "\n", "\r\n", "\\", "(",
        "é", "构", "\u00ff", "x", "$A", "${AB}", "$UNI", "${_x9}", "$9", "${9}", "${A", "\t", "#", "\u0001", "\u0000", "$AB$A", "${}"};

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void keepsEveryOtherUseOfTheDollarSign() {
        String text = "$1 $$A ${A:-d} ${A $(A) \\$A ${A}B $ÄA $";
        assertEquals("$1 $1 ${A:-d} ${A $(A) \\1 1B $ÄA $", new String(Envsubst.substitute(text.getBytes(UTF_8), n -> true, VALUES::get), UTF_8));
    }

    @Test
    public void tellsLineAndColumnOfEachVariable() {
        assertEquals(List.of(new Envsubst.Use("A", 1, 3), new Envsubst.Use("AB", 2, 4), new Envsubst.Use("A", 3, 5)), Envsubst.uses("构 $A\r\nx: ${AB}\né😀\u00a0$A".getBytes(UTF_8)));
    }

    @Test
    public void isByteForByteGnuEnvsubstOnTwelveThousandInputs() throws Exception {
        assumeEnvsubst();
        Random random = new Random(20260101);
        List<byte[]> inputs = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            ByteArrayOutputStream input = new ByteArrayOutputStream();
            int pieces = random.nextInt(12);
            for (int p = 0; p < pieces; p++) {
                input.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(random.nextInt(10) == 0 ? java.nio.charset.StandardCharsets.ISO_8859_1 : UTF_8));
            }
            byte[] noise = new byte[random.nextInt(3)];
            random.nextBytes(noise);
            input.writeBytes(noise);
            inputs.add(input.toByteArray());
        }
        compare(inputs, null);
        compare(inputs.subList(0, 2_000), Set.of("A", "UNSET"));
    }

    /** One run of the program for all inputs, with a separator that contains no dollar sign; inputs one by one where the separator could matter. */
    private void compare(List<byte[]> inputs, Set<String> allowed) throws IOException, InterruptedException {
        byte[] separator = "\n=====\n".getBytes(UTF_8);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (byte[] input : inputs) {
            all.writeBytes(input);
            all.writeBytes(separator);
            expected.writeBytes(Envsubst.substitute(input, n -> allowed == null || allowed.contains(n), VALUES::get));
            expected.writeBytes(separator);
        }
        assertArrayEquals(run(all.toByteArray(), allowed), expected.toByteArray());
        for (byte[] last : inputs.subList(0, 60)) {
            assertArrayEquals(run(last, allowed), Envsubst.substitute(last, n -> allowed == null || allowed.contains(n), VALUES::get));
        }
    }

    private byte[] run(byte[] input, Set<String> allowed) throws IOException, InterruptedException {
        Path in = folder.newFile().toPath();
        Path out = folder.newFile().toPath();
        Files.write(in, input);
        List<String> command = new ArrayList<>(List.of("envsubst"));
        if (allowed != null) {
            command.add(String.join(" ", allowed.stream().map(name -> "$" + name).toList()));
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(in.toFile()).redirectOutput(out.toFile());
        builder.environment().clear();
        builder.environment().putAll(VALUES);
        builder.environment().put("LC_ALL", "C.UTF-8");
        assertEquals(0, builder.start().waitFor());
        return Files.readAllBytes(out);
    }

    private static void assumeEnvsubst() {
        boolean present = false;
        for (String directory : System.getenv("PATH").split(File.pathSeparator)) {
            present |= Files.isExecutable(Path.of(directory, "envsubst"));
        }
        Assume.assumeTrue("envsubst is missing", present);
    }
}
