package io.jenkins.plugins.kubesphere.jenkinsfile.syntax;

import java.util.List;

/** A value as it stands in the text: an argument, the right side of an assignment, an element of a list. */
public sealed interface Value {

    Range range();

    /**
     * A string.
     *
     * @param value what the string means, or null where it is interpolated
     * @param interpolations what is put in: the ranges of the expressions, without <code>${}</code> or {@code $}
     */
    record StringValue(Range range, Quote quote, String value, List<Range> interpolations) implements Value {
        public boolean isInterpolated() {
            return !interpolations.isEmpty();
        }
    }

    /**
     * A number.
     *
     * @param value Integer, Long, BigInteger, BigDecimal, or null where the text is no number that Groovy knows
     */
    record NumberValue(Range range, Number value) implements Value {
    }

    record BooleanValue(Range range, boolean value) implements Value {
    }

    record NullValue(Range range) implements Value {
    }

    record ListValue(Range range, List<Value> items) implements Value {
    }

    /** A map with at least one entry, or {@code [:]}. */
    record MapValue(Range range, List<Argument> entries) implements Value {
    }

    /** A call of a plain name with its arguments in parentheses. */
    record CallValue(Range range, String name, Arguments arguments) implements Value {
    }

    /** Braces with statements. */
    record ClosureValue(Range range, Block block) implements Value {
    }

    /** Anything else. */
    record ExpressionValue(Range range) implements Value {
    }
}
