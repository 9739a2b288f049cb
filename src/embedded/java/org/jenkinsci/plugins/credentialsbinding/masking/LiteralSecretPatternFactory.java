package org.jenkinsci.plugins.credentialsbinding.masking;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The secret as it is, and each line of one that has several: a log is masked line by line. */
@Extension
public class LiteralSecretPatternFactory implements SecretPatternFactory {

    private static final int SHORTEST_LINE = 4;

    @NonNull
    @Override
    public Collection<String> getEncodedForms(@NonNull String input) {
        List<String> forms = new ArrayList<>();
        forms.add(input);
        if (input.indexOf('\n') >= 0) {
            input.lines().map(String::trim).filter(line -> line.length() >= SHORTEST_LINE).forEach(forms::add);
        }
        return forms;
    }
}
