package org.jenkinsci.plugins.credentialsbinding.masking;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The secret as {@code set -x} of bash and dash shows it: quoted, with quotes inside written in their several ways. */
@Extension
public class BashSecretPatternFactory implements SecretPatternFactory {

    @NonNull
    @Override
    public Collection<String> getEncodedForms(@NonNull String input) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(input.replace("'", "'\\''"));
        forms.add(input.replace("'", "'\"'\"'"));
        forms.add(input.replaceAll("([\"$`\\\\])", "\\\\$1"));
        forms.add(input.replaceAll("([^A-Za-z0-9_@%+=:,./-])", "\\\\$1"));
        forms.add(input.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\t", "\\t"));
        return forms;
    }
}
