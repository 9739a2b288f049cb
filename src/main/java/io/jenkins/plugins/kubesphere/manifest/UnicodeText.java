package io.jenkins.plugins.kubesphere.manifest;

/** Text that can be sent as UTF-8. */
final class UnicodeText {

    private UnicodeText() {
    }

    /** The text with U+FFFD for each half of a surrogate pair that stands alone, as an escape such as {@code \ud800} can make it. */
    static String withoutLoneSurrogates(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints().forEach(point -> whole.appendCodePoint(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point));
        return whole.toString();
    }
}
