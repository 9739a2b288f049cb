package io.jenkins.plugins.kubesphere.jenkinsfile.catalogue;

import java.util.Locale;

/**
 * What a person reads, in the languages of the plugin.
 *
 * @param english never null
 * @param chinese the same in simplified Chinese; the English words where there are none
 */
public record Words(String english, String chinese) {

    /** The words of a language; English for all but Chinese. */
    public String in(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }
}
