package io.jenkins.plugins.kubesphere.embedded.web.jelly;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.jexl.ExpressionFactory;
import org.jvnet.localizer.LocaleProvider;

/** Text with <code>${…}</code> in it: JEXL, and <code>${%key(arguments)}</code> for words of the view's properties. */
final class Expression {
    private sealed interface Part {
    }

    private record Text(String text) implements Part {
    }

    private record Code(String code) implements Part {
    }

    private final View view;
    private final List<Part> parts;

    private Expression(View view, List<Part> parts) {
        this.view = view;
        this.parts = parts;
    }

    static Expression parse(String source, View view) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int start = source.indexOf("${"); start >= 0; start = source.indexOf("${", from)) {
            int end = closing(source, start + 2, view);
            if (start > from) {
                parts.add(new Text(source.substring(from, start)));
            }
            parts.add(new Code(source.substring(start + 2, end).strip()));
            from = end + 1;
        }
        if (from < source.length()) {
            parts.add(new Text(source.substring(from)));
        }
        return new Expression(view, parts);
    }

    private static int closing(String source, int from, View view) {
        int depth = 0;
        char quote = 0;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = source.charAt(from) == '%' ? 0 : c;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && depth-- == 0) {
                return i;
            }
        }
        throw new ViewException(view.name() + ": an expression is not closed: " + source);
    }

    /** The value itself where the whole text is one expression, otherwise text. */
    Object evaluate(Scope scope) {
        if (parts.size() == 1 && parts.get(0) instanceof Code only) {
            return value(only.code(), scope);
        }
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            Object value = part instanceof Text plain ? plain.text() : value(((Code) part).code(), scope);
            text.append(value == null ? "" : value);
        }
        return text.toString();
    }

    /** Text parts as they are, values escaped: what {@code escape-by-default} promises. */
    String escaped(Scope scope) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Text plain) {
                text.append(Html.escape(plain.text()));
            } else {
                Object value = value(((Code) part).code(), scope);
                text.append(value == null ? "" : Html.escape(value.toString()));
            }
        }
        return text.toString();
    }

    private Object value(String code, Scope scope) {
        return code.startsWith("%") ? localized(code.substring(1), scope) : compute(code, scope);
    }

    private String localized(String code, Scope scope) {
        int open = code.endsWith(")") ? code.indexOf('(') : -1;
        String key = open < 0 ? code : code.substring(0, open);
        String pattern = view.words(key, LocaleProvider.getLocale());
        if (open < 0) {
            return new MessageFormat(pattern).format(new Object[0]);
        }
        List<Object> arguments = new ArrayList<>();
        for (String argument : Conditional.split(code.substring(open + 1, code.length() - 1), ',')) {
            arguments.add(compute(argument.strip(), scope));
        }
        return new MessageFormat(pattern, LocaleProvider.getLocale()).format(arguments.toArray());
    }

    /** Jenkins' JEXL knows {@code a ? b : c}; the one on Maven Central does not. */
    private Object compute(String code, Scope scope) {
        return Conditional.parse(code)
            .map(conditional -> compute(isTrue(compute(conditional.test(), scope)) ? conditional.whenTrue() : conditional.whenFalse(), scope))
            .orElseGet(() -> jexl(code, scope));
    }

    private Object jexl(String code, Scope scope) {
        try {
            return ExpressionFactory.createExpression(code).evaluate(scope.expressionContext());
        } catch (Exception failed) {
            throw new ViewException(view.name() + ": the expression ${" + code + "} fails: " + failed.getMessage(), failed);
        }
    }

    static boolean isTrue(Object value) {
        return Boolean.TRUE.equals(value) || "true".equals(value);
    }
}
