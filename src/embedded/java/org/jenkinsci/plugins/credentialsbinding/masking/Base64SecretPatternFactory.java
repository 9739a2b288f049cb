package org.jenkinsci.plugins.credentialsbinding.masking;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Base64 of the secret, in both alphabets and wherever it stands in a longer text: three bytes make four characters, so there are three
 * alignments, and the characters at either end that depend on the neighbours are left out.
 */
@Extension
public class Base64SecretPatternFactory implements SecretPatternFactory {

    @NonNull
    @Override
    public Collection<String> getEncodedForms(@NonNull String input) {
        return getBase64Forms(input);
    }

    @NonNull
    public Collection<String> getBase64Forms(@NonNull String secret) {
        Set<String> forms = new LinkedHashSet<>();
        if (secret.isEmpty()) {
            return forms;
        }
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        for (Base64.Encoder encoder : new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
            for (int shift = 0; shift < 3; shift++) {
                byte[] shifted = new byte[bytes.length + shift];
                System.arraycopy(bytes, 0, shifted, shift, bytes.length);
                String encoded = encoder.withoutPadding().encodeToString(shifted);
                int firstOwn = shift == 0 ? 0 : shift + 1;
                int ownEnd = shifted.length % 3 == 0 ? encoded.length() : encoded.length() - 1;
                if (ownEnd > firstOwn) {
                    forms.add(encoded.substring(firstOwn, ownEnd));
                }
                if (shift == 0) {
                    forms.add(encoder.encodeToString(bytes));
                }
            }
        }
        return forms;
    }
}
