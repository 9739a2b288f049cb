package io.jenkins.plugins.kubesphere.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an unquoted YAML word means to Kubernetes: YAML 1.1 as kubectl's reader has it, where {@code yes} is true and {@code 0644} is 420. */
final class YamlScalar {

    private static final Set<String> TRUE = Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSE = Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> ENDLESS = Set.of(".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF", ".nan", ".NaN", ".NAN");
    private static final Pattern INTEGER = Pattern.compile("([-+]?)(0[bB]|0[oO]|0[xX]|0(?=[0-7]))?([0-9a-fA-F]+)");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final BigInteger SMALLEST = BigInteger.ONE.shiftLeft(63).negate();

    private YamlScalar() {
    }

    /** The value of a plain scalar; {@code null} when it is infinite or not a number, which JSON cannot say. */
    static JsonNode plain(String word) {
        if (NULL.contains(word)) {
            return NullNode.getInstance();
        }
        if (TRUE.contains(word)) {
            return BooleanNode.TRUE;
        }
        if (FALSE.contains(word)) {
            return BooleanNode.FALSE;
        }
        if (ENDLESS.contains(word)) {
            return null;
        }
        if (word.isEmpty() || "+-.0123456789".indexOf(word.charAt(0)) < 0) {
            return TextNode.valueOf(word);
        }
        JsonNode number = number(word.replace("_", ""));
        return number == null ? TextNode.valueOf(word) : number;
    }

    private static JsonNode number(String word) {
        JsonNode integer = integer(word);
        if (integer != null) {
            return integer;
        }
        if (!FLOAT.matcher(word).matches()) {
            return null;
        }
        double value = Double.parseDouble(word);
        return Double.isInfinite(value) ? null : number(value);
    }

    /** A number as Kubernetes writes it: without a fraction where it has none. */
    static JsonNode number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return JsonNodeFactory.instance.numberNode((long) value);
        }
        return DoubleNode.valueOf(value);
    }

    private static JsonNode integer(String word) {
        Matcher matcher = INTEGER.matcher(word);
        if (!matcher.matches()) {
            return null;
        }
        int radix = matcher.group(2) == null ? 10 : switch (matcher.group(2)) {
            case "0b", "0B" -> 2;
            case "0x", "0X" -> 16;
            default -> 8;
        };
        for (char digit : matcher.group(3).toCharArray()) {
            if (Character.digit(digit, radix) < 0) {
                return null;
            }
        }
        BigInteger value = new BigInteger(matcher.group(3), radix);
        value = matcher.group(1).equals("-") ? value.negate() : value;
        if (value.compareTo(LARGEST) > 0 || value.compareTo(SMALLEST) < 0) {
            return null;
        }
        return value.bitLength() < 64 ? JsonNodeFactory.instance.numberNode(value.longValueExact()) : JsonNodeFactory.instance.numberNode(value);
    }
}
