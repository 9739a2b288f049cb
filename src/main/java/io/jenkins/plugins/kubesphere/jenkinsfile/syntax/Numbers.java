package io.jenkins.plugins.kubesphere.jenkinsfile.syntax;

import java.math.BigDecimal;
import java.math.BigInteger;

/** The numbers of Groovy's literals. */
final class Numbers {
    private static final int LONGEST = 1000;

    private Numbers() {
    }

    /** The number, or null where the text is none. */
    static Number read(String literal) {
        String digits = literal.replace("_", "");
        if (digits.isEmpty() || digits.length() > LONGEST) {
            return null;
        }
        try {
            boolean hexadecimal = digits.startsWith("0x") || digits.startsWith("0X");
            char last = Character.toLowerCase(digits.charAt(digits.length() - 1));
            boolean suffix = last == 'l' || last == 'i' || last == 'g' || !hexadecimal && (last == 'f' || last == 'd');
            String bare = suffix ? digits.substring(0, digits.length() - 1) : digits;
            if (!hexadecimal && (bare.indexOf('.') >= 0 || bare.indexOf('e') >= 0 || bare.indexOf('E') >= 0 || last == 'f' || last == 'd')) {
                return new BigDecimal(bare);
            }
            BigInteger whole = hexadecimal ? new BigInteger(bare.substring(2), 16)
                : bare.startsWith("0") && bare.length() > 1 ? new BigInteger(bare, 8) : new BigInteger(bare);
            if (last == 'g') {
                return whole;
            }
            return last == 'l' || whole.bitLength() > 31 ? whole.bitLength() > 63 ? whole : (Number) whole.longValue() : (Number) whole.intValue();
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
