package io.jenkins.plugins.kubesphere.image.real;

import java.util.Random;

/** Contents that do not compress, so that sizes on the wire are known. */
public final class SampleFiles {

    private SampleFiles() {}

    public static byte[] bytes(long seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
