package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Quote;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.StringValue;
import java.util.ArrayList;
import java.util.List;

/** Writes values and arguments as Groovy. */
final class ValueText {
    private ValueText() {
    }

    /** The value as it is usually written. */
    static String of(NewValue value) throws EditException {
        return of(value, Quote.SINGLE);
    }

    /** The value in the place of an older one, whose quotes it keeps where it can. */
    static String replacing(NewValue value, Value old) throws EditException {
        return of(value, old instanceof StringValue string ? string.quote() : Quote.SINGLE);
    }

    private static String of(NewValue value, Quote quote) throws EditException {
        if (value instanceof NewValue.Text text) {
            return StringText.of(text.value(), quote);
        }
        if (value instanceof NewValue.Number number) {
            return number.value().toPlainString();
        }
        if (value instanceof NewValue.Truth truth) {
            return String.valueOf(truth.value());
        }
        if (value instanceof NewValue.Items list) {
            List<String> items = new ArrayList<>();
            for (NewValue item : list.items()) {
                items.add(of(item));
            }
            return "[" + String.join(", ", items) + "]";
        }
        if (value instanceof NewValue.Entries map) {
            return map.entries().isEmpty() ? "[:]" : "[" + arguments(map.entries()) + "]";
        }
        if (value instanceof NewValue.Call call) {
            return Names.identifier(call.name()) + "(" + arguments(call.arguments()) + ")";
        }
        return value instanceof NewValue.Expression expression ? Names.expression(expression.text()) : "null";
    }

    static String arguments(List<NewArgument> arguments) throws EditException {
        List<String> written = new ArrayList<>();
        for (NewArgument argument : arguments) {
            written.add(argument(argument));
        }
        return String.join(", ", written);
    }

    static String argument(NewArgument argument) throws EditException {
        String value = of(argument.value());
        return argument.name() == null ? value : Names.key(argument.name()) + ": " + value;
    }

    /** A call with its arguments; without parentheses where people leave them out. */
    static String call(String name, List<NewArgument> arguments, boolean block) throws EditException {
        String known = Names.identifier(name);
        if (arguments.isEmpty()) {
            return block ? known : known + "()";
        }
        String written = arguments(arguments);
        return block || !isCommand(name, written) ? known + "(" + written + ")" : known + " " + written;
    }

    /** Whether the arguments can follow the name without parentheses. Groovy reads {@code Name 'x'} as the beginning of a method of type Name. */
    static boolean isCommand(String name, String arguments) {
        return !Character.isUpperCase(name.charAt(0)) && startsCommand(arguments);
    }

    private static boolean startsCommand(String arguments) {
        char first = arguments.charAt(0);
        if (first == '\'' || first == '"' || first >= '0' && first <= '9') {
            return true;
        }
        if (!Character.isJavaIdentifierStart(first) || first == '$') {
            return false;
        }
        int end = 0;
        while (end < arguments.length() && Character.isJavaIdentifierPart(arguments.charAt(end))) {
            end++;
        }
        return !Names.isInfix(arguments.substring(0, end));
    }
}
