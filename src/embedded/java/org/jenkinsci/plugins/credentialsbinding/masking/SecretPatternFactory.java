package org.jenkinsci.plugins.credentialsbinding.masking;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.Collection;

/** One family of forms in which a secret may turn up in a log. */
public interface SecretPatternFactory extends ExtensionPoint {

    @NonNull
    Collection<String> getEncodedForms(@NonNull String input);

    @NonNull
    static ExtensionList<SecretPatternFactory> all() {
        return ExtensionList.lookup(SecretPatternFactory.class);
    }
}
