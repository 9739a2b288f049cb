package io.jenkins.plugins.kubesphere.image.compression;

/** Tells bytes that are compressed or encrypted already, such as JARs, pictures and packages, from those that are worth compressing. Pure. */
final class Entropy {

    /** In bits for each byte. Bytes that were compressed well have more than 7.9, machine code has about 6, text 4 to 5. */
    private static final double INCOMPRESSIBLE = 7.9;
    private static final int SMALLEST = 4096;

    /** Of long inputs every eighth stretch of so many bytes is looked at, which is enough to tell. */
    private static final int STRETCH = 512;

    private static final int EVERY = 8;
    private static final double LN2 = Math.log(2);

    private Entropy() {}

    /** Whether compressing would gain next to nothing. */
    static boolean isIncompressible(byte[] bytes, int length) {
        return length >= SMALLEST && bits(bytes, length) > INCOMPRESSIBLE;
    }

    /** Shannon's measure over single bytes; of long inputs an estimate. */
    static double bits(byte[] bytes, int length) {
        int step = length < EVERY * SMALLEST ? STRETCH : EVERY * STRETCH;
        int[] counts = new int[256];
        int looked = 0;
        for (int from = 0; from < length; from += step) {
            int to = Math.min(length, from + STRETCH);
            for (int i = from; i < to; i++) {
                counts[bytes[i] & 0xff]++;
            }
            looked += to - from;
        }
        double sum = 0;
        for (int count : counts) {
            if (count > 0) {
                sum += count * Math.log(count);
            }
        }
        return (Math.log(looked) - sum / looked) / LN2;
    }
}
