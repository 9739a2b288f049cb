package io.jenkins.plugins.kubesphere.image.tar;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes the header blocks of one tar member (POSIX.1-2001). Names that the header has no room for and sizes beyond eight gigabytes travel
 * in a pax record before it.
 */
final class TarHeader {

    static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final long LARGEST_OCTAL = 077777777777L;

    private TarHeader() {}

    static byte[] bytes(TarFile file, long modifiedSeconds) {
        byte[] name = file.name().getBytes(StandardCharsets.UTF_8);
        boolean ascii = name.length == file.name().length();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ascii || name.length > NAME || file.size() > LARGEST_OCTAL) {
            StringBuilder records = new StringBuilder(record("path", file.name()));
            if (file.size() > LARGEST_OCTAL) {
                records.append(record("size", Long.toString(file.size())));
            }
            byte[] pax = records.toString().getBytes(StandardCharsets.UTF_8);
            out.writeBytes(block("PaxHeaders/entry".getBytes(StandardCharsets.US_ASCII), 'x', pax.length, 0644, 0, modifiedSeconds));
            out.writeBytes(pax);
            out.writeBytes(padding(pax.length));
        }
        char type = file.isDirectory() ? '5' : '0';
        out.writeBytes(block(name, type, Math.min(file.size(), LARGEST_OCTAL), file.mode(), file.owner(), modifiedSeconds));
        return out.toByteArray();
    }

    static byte[] padding(long size) {
        return new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)];
    }

    /** The length of a record counts its own digits, so it is searched for. */
    private static String record(String key, String value) {
        String body = " " + key + "=" + value + "\n";
        int bytes = body.getBytes(StandardCharsets.UTF_8).length;
        int length = bytes + 1;
        while (Integer.toString(length).length() + bytes != length) {
            length = Integer.toString(length).length() + bytes;
        }
        return length + body;
    }

    private static byte[] block(byte[] name, char type, long size, int mode, int owner, long modifiedSeconds) {
        byte[] block = new byte[BLOCK];
        System.arraycopy(name, 0, block, 0, Math.min(name.length, NAME));
        octal(block, 100, 8, mode);
        octal(block, 108, 8, owner);
        octal(block, 116, 8, owner);
        octal(block, 124, 12, size);
        octal(block, 136, 12, modifiedSeconds);
        block[156] = (byte) type;
        byte[] magic = {'u', 's', 't', 'a', 'r', 0, '0', '0'};
        System.arraycopy(magic, 0, block, 257, magic.length);
        for (int i = 148; i < 156; i++) {
            block[i] = ' ';
        }
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        octal(block, 148, 7, sum);
        return block;
    }

    private static void octal(byte[] block, int offset, int length, long value) {
        String digits = Long.toOctalString(value);
        byte[] padded = ("0".repeat(length - 1 - digits.length()) + digits).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(padded, 0, block, offset, length - 1);
        block[offset + length - 1] = 0;
    }
}
