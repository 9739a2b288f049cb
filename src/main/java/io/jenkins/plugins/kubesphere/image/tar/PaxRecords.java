package io.jenkins.plugins.kubesphere.image.tar;

import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The records of a pax extended header: {@code "%d %s=%s\n"}, the length counting itself. */
final class PaxRecords {

    private PaxRecords() {}

    static Map<String, String> parse(byte[] bytes, String archive) throws ImageException {
        Map<String, String> records = new HashMap<>();
        int start = 0;
        while (start < bytes.length) {
            int space = start;
            while (space < bytes.length && bytes[space] != ' ') {
                space++;
            }
            long length = number(new String(bytes, start, space - start, StandardCharsets.US_ASCII), archive);
            if (length < space - start + 3 || start + length > bytes.length || bytes[(int) (start + length - 1)] != '\n') {
                throw damaged(archive, null);
            }
            String record = new String(bytes, space + 1, (int) (start + length - space - 2), StandardCharsets.UTF_8);
            int equals = record.indexOf('=');
            if (equals < 1) {
                throw damaged(archive, null);
            }
            records.put(record.substring(0, equals), record.substring(equals + 1));
            start += (int) length;
        }
        return records;
    }

    /** A number without sign; anything else is damage. */
    static long number(String digits, String archive) throws ImageException {
        try {
            long value = Long.parseLong(digits);
            if (value < 0) {
                throw damaged(archive, null);
            }
            return value;
        } catch (NumberFormatException e) {
            throw damaged(archive, e);
        }
    }

    private static ImageException damaged(String archive, Throwable cause) {
        return new ImageException(Messages.Tar_damagedExtension(archive), cause);
    }
}
