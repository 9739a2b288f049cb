package org.jenkinsci.plugins.credentialsbinding.masking;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import java.util.Collection;
import java.util.Set;

/** The secret with {@code $$} read as {@code $}, as environment expansion does. */
@Extension
public class DollarSecretPatternFactory implements SecretPatternFactory {

    @NonNull
    @Override
    public Collection<String> getEncodedForms(@NonNull String input) {
        return Set.of(input.replace("$$", "$"));
    }
}
