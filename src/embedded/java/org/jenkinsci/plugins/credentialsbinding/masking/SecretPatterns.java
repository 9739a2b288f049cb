package org.jenkinsci.plugins.credentialsbinding.masking;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.console.LineTransformationOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Patterns that find secrets in text. */
public class SecretPatterns {

    private static final Pattern NOTHING = Pattern.compile("(?!)");
    private static final String MASK = "****";

    private SecretPatterns() {
    }

    /** One pattern that matches any of the secrets in any of the forms known, longest first; of no secrets one that matches nothing. */
    @NonNull
    public static Pattern getAggregateSecretPattern(@NonNull Collection<String> inputs) {
        String alternatives = inputs.stream()
                .filter(secret -> !secret.isEmpty())
                .flatMap(SecretPatterns::forms)
                .filter(form -> !form.isEmpty())
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return alternatives.isEmpty() ? NOTHING : Pattern.compile(alternatives);
    }

    private static Stream<String> forms(String secret) {
        Stream<String> known = SecretPatternFactory.all().stream().flatMap(factory -> factory.getEncodedForms(secret).stream());
        return Stream.concat(known, Stream.of(URLEncoder.encode(secret, StandardCharsets.UTF_8),
                URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20")));
    }

    /** Replaces secrets in whole lines on their way into a log. */
    public static class MaskingOutputStream extends LineTransformationOutputStream.Delegating {

        private final Supplier<Pattern> secrets;
        private final String charset;

        public MaskingOutputStream(@NonNull OutputStream out, @NonNull Supplier<Pattern> secrets, @NonNull String charset) {
            super(out);
            this.secrets = secrets;
            this.charset = charset;
        }

        @Override
        protected void eol(byte[] line, int length) throws IOException {
            Pattern pattern = secrets.get();
            if (pattern == null || pattern == NOTHING) {
                out.write(line, 0, length);
                return;
            }
            String text = new String(line, 0, length, Charset.forName(charset));
            out.write(pattern.matcher(text).replaceAll(MASK).getBytes(charset));
        }
    }
}
