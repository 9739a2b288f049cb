package io.jenkins.plugins.kubesphere.image.tar;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.jenkins.plugins.kubesphere.image.ImageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;

@RunWith(JUnitQuickcheck.class)
public class TarTest {

    private static byte[] archive(String name, byte[] content) throws IOException {
        try (TarStream stream = new TarStream(List.of(TarFile.file(name, 0644, content.length, () -> new ByteArrayInputStream(content))))) {
            return stream.readAllBytes();
        }
    }

    @Property(trials = 100)
    public void whatIsWrittenIsReadBack(byte[] content, int length) throws IOException {
        String name = "é/" + "n".repeat(Math.floorMod(length, 300) + 1);
        try (TarReader reader = new TarReader(new ByteArrayInputStream(archive(name, content)), "test")) {
            TarEntry entry = reader.next();
            assertEquals(name, entry.name());
            assertEquals(content.length, entry.size());
            assertArrayEquals(content, reader.readAllBytes());
            assertNull(reader.next());
        }
    }

    /** Cut anywhere, an archive is an error in words; it never ends quietly and never breaks the reader. */
    @Property(trials = 200)
    public void anArchiveThatIsCutAnywhereIsAnError(byte[] content, int cut) throws IOException {
        byte[] whole = archive("a", content);
        byte[] part = Arrays.copyOf(whole, Math.floorMod(cut, whole.length - 1023));
        TarReader reader = new TarReader(new ByteArrayInputStream(part), "test");
        assertThrows(ImageException.class, () -> {
            while (reader.next() != null) {
                reader.readAllBytes();
            }
        });
    }

    @Property(trials = 200)
    public void randomBytesAreAnErrorAndNothingElse(byte[] bytes) {
        byte[] block = Arrays.copyOf(bytes, 2048);
        block[0] = 1;
        assertThrows(ImageException.class, () -> new TarReader(new ByteArrayInputStream(block), "test").next());
    }

    @Test
    public void aHeaderThatDoesNotMatchItsChecksumIsDamage() throws IOException {
        byte[] whole = archive("name", new byte[10]);
        whole[3] ^= 1;
        assertThrows(ImageException.class, () -> new TarReader(new ByteArrayInputStream(whole), "test").next());
    }

    @Test
    public void sizesBeyondOctalDigitsAreUnderstood() throws IOException {
        long size = 10L << 30;
        byte[] start = new TarStream(List.of(TarFile.file("big", 0644, size, () -> new ByteArrayInputStream(new byte[0])))).readNBytes(1536);
        assertEquals(size, new TarReader(new ByteArrayInputStream(start), "test").next().size());
    }
}
