package io.jenkins.plugins.kubesphere.image.compression;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.generator.InRange;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.jenkins.plugins.kubesphere.image.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.Test;
import org.junit.runner.RunWith;

@RunWith(JUnitQuickcheck.class)
public class CompressingStreamTest {

    /** Stretches of noise and of words, so that stored and deflated blocks alternate. */
    private static byte[] mixed(long seed, int length) {
        Random random = new Random(seed);
        byte[] bytes = new byte[length];
        int at = 0;
        while (at < length) {
            int stretch = Math.min(length - at, 1 + random.nextInt(200_000));
            byte[] part = new byte[stretch];
            if (random.nextBoolean()) {
                random.nextBytes(part);
            } else {
                for (int i = 0; i < stretch; i++) {
                    part[i] = (byte) ("words and more words, again and again ".charAt((i * 7 + random.nextInt(3)) % 38));
                }
            }
            System.arraycopy(part, 0, bytes, at, stretch);
            at += stretch;
        }
        return bytes;
    }

    private static byte[] compress(byte[] bytes, Compression compression, CompressingStream.Finished finished) throws IOException {
        try (InputStream in = new CompressingStream(new ByteArrayInputStream(bytes), compression, finished)) {
            return in.readAllBytes();
        }
    }

    @Property(trials = 25)
    public void whatGoesInComesOut(long seed, @InRange(min = "0", max = "1500000") int length) throws Exception {
        byte[] bytes = mixed(seed, length);
        Digest[] told = new Digest[2];
        long[] size = new long[1];
        byte[] gzip = compress(bytes, Compression.GZIP, (compressed, total, uncompressed) -> {
            told[0] = compressed;
            told[1] = uncompressed;
            size[0] = total;
        });
        assertArrayEquals(bytes, new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes());
        assertEquals(Digest.of(gzip), told[0]);
        assertEquals(Digest.of(bytes), told[1]);
        assertEquals(gzip.length, size[0]);
        assertArrayEquals("the same bytes give the same digest", gzip, compress(bytes, Compression.GZIP, (a, b, c) -> {}));
    }

    @Test
    public void zstandardIsReadByItsOwnLibrary() throws Exception {
        assumeTrue("zstd-jni for this machine is not bundled", System.getProperty("os.name").equals("Linux"));
        byte[] bytes = mixed(5, 3_000_000);
        byte[] zstd = compress(bytes, Compression.ZSTD, (a, b, c) -> {});
        assertArrayEquals(bytes, new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(zstd)).readAllBytes());
        assertTrue(zstd.length < bytes.length);
        assertArrayEquals(zstd, compress(bytes, Compression.ZSTD, (a, b, c) -> {}));
    }

    @Test
    public void bytesThatCannotBeCompressedAreStored() throws Exception {
        byte[] noise = new byte[1_000_000];
        new Random(3).nextBytes(noise);
        assertTrue(Entropy.isIncompressible(noise, noise.length));
        int overhead = compress(noise, Compression.GZIP, (a, b, c) -> {}).length - noise.length;
        assertTrue("grew by " + overhead, overhead > 0 && overhead < 300);
        byte[] text = "all work and no play makes Jack a dull boy\n".repeat(2000).getBytes();
        assertTrue(!Entropy.isIncompressible(text, text.length));
        assertTrue(Entropy.bits(new byte[5000], 5000) < 0.001);
    }

    @Test
    public void aSourceThatBreaksBreaksTheStream() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        for (Compression compression : Compression.values()) {
            IOException e = assertThrows(IOException.class, () -> {
                try (InputStream in = new CompressingStream(broken, compression, (a, b, c) -> {})) {
                    in.readAllBytes();
                }
            });
            assertEquals("the disk is gone", e.getMessage());
        }
    }

    @Test
    public void namesAreReadAndRefused() {
        assertEquals(Compression.ZSTD, Compression.parse("zstd"));
        assertEquals(Compression.GZIP, Compression.parse(" GZIP "));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Compression.parse("lz4"));
        assertTrue(e.getMessage(), e.getMessage().contains("zstd"));
        assertTrue(Arrays.stream(Compression.values()).allMatch(each -> each.isFormOf(each.mediaType())));
    }
}
