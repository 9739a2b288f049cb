package io.jenkins.plugins.kubesphere.manifest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Substitutes {@code $NAME} and <code>${NAME}</code> byte for byte as GNU gettext's {@code envsubst} does: names are ASCII letters, digits and
 * underscores, every other use of {@code $} stays as it is, values are not expanded again.
 */
public final class Envsubst {

    private Envsubst() {
    }

    /**
     * One variable in a text.
     *
     * @param name without {@code $} and braces
     * @param line from 1
     * @param column from 1, in characters, of the {@code $}
     */
    public record Use(String name, int line, int column) {
    }

    /**
     * The text with its variables replaced.
     *
     * @param input bytes in an encoding that contains ASCII
     * @param replaced which names are substituted at all; others stay as written
     * @param values value of a name; {@code null} is unset and becomes nothing
     */
    public static byte[] substitute(byte[] input, Predicate<String> replaced, Function<String, String> values) {
        // Room for values that are somewhat longer than their names, so that large texts are copied once only.
        ByteArrayOutputStream output = new ByteArrayOutputStream(input.length + input.length / 8 + 64);
        Map<String, byte[]> encoded = new HashMap<>();
        int copied = 0;
        int at = indexOfDollar(input, 0);
        while (at >= 0) {
            int end = endOfVariable(input, at);
            if (end < 0) {
                at = indexOfDollar(input, at + 1);
                continue;
            }
            String name = nameAt(input, at, end);
            if (replaced.test(name)) {
                output.write(input, copied, at - copied);
                output.writeBytes(encoded.computeIfAbsent(name, unseen -> bytes(values.apply(unseen))));
                copied = end;
            }
            at = indexOfDollar(input, end);
        }
        output.write(input, copied, input.length - copied);
        return output.toByteArray();
    }

    private static byte[] bytes(String value) {
        return value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
    }

    /** Every variable that GNU envsubst would see in the text, in order, with its position. */
    public static List<Use> uses(byte[] input) {
        List<Use> uses = new ArrayList<>();
        int line = 1;
        int column = 1;
        int counted = 0;
        int at = indexOfDollar(input, 0);
        while (at >= 0) {
            int end = endOfVariable(input, at);
            if (end < 0) {
                at = indexOfDollar(input, at + 1);
                continue;
            }
            for (; counted < at; counted++) {
                if (input[counted] == '\n') {
                    line++;
                    column = 1;
                } else {
                    column += charactersBegunBy(input[counted]);
                }
            }
            uses.add(new Use(nameAt(input, at, end), line, column));
            at = indexOfDollar(input, end);
        }
        return uses;
    }

    /** How many Java characters a byte of UTF-8 begins: none in the middle of a sequence, two for a sequence of four bytes. */
    private static int charactersBegunBy(byte b) {
        if ((b & 0xC0) == 0x80) {
            return 0;
        }
        return (b & 0xF8) == 0xF0 ? 2 : 1;
    }

    private static int indexOfDollar(byte[] input, int from) {
        for (int i = from; i < input.length; i++) {
            if (input[i] == '$') {
                return i;
            }
        }
        return -1;
    }

    private static String nameAt(byte[] input, int dollar, int end) {
        boolean braced = input[dollar + 1] == '{';
        int start = dollar + (braced ? 2 : 1);
        return new String(input, start, end - (braced ? 1 : 0) - start, StandardCharsets.US_ASCII);
    }

    /** Index after the variable that begins at this dollar sign, or -1 when none does. */
    private static int endOfVariable(byte[] input, int dollar) {
        int i = dollar + 1;
        boolean braced = i < input.length && input[i] == '{';
        if (braced) {
            i++;
        }
        if (i >= input.length || !isLetter(input[i])) {
            return -1;
        }
        while (i < input.length && (isLetter(input[i]) || input[i] >= '0' && input[i] <= '9')) {
            i++;
        }
        if (!braced) {
            return i;
        }
        return i < input.length && input[i] == '}' ? i + 1 : -1;
    }

    private static boolean isLetter(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_';
    }
}
