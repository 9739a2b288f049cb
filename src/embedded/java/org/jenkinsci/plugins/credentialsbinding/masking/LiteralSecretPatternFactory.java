package org.jenkinsci.plugins.credentialsbinding.masking;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import java.util.Collection;
import java.util.Set;

/** The secret as it is. One of several lines is therefore never found in a log, which is masked line by line, exactly as in Jenkins. */
@Extension
public class LiteralSecretPatternFactory implements SecretPatternFactory {

    @NonNull
    @Override
    public Collection<String> getEncodedForms(@NonNull String input) {
        return Set.of(input);
    }
}
