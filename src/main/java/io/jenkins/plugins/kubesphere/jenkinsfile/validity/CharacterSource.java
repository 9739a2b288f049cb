package io.jenkins.plugins.kubesphere.jenkinsfile.validity;

import groovyjarjarantlr.InputBuffer;

/** Gives Groovy's lexer the characters of a text that is there already, without copying them one by one. */
final class CharacterSource extends InputBuffer {
    private final String text;
    private int at;

    CharacterSource(String text) {
        this.text = text;
    }

    @Override
    public void fill(int amount) {
        // all is there
    }

    @Override
    public char LA(int ahead) {
        int index = at + ahead - 1;
        return index < text.length() ? text.charAt(index) : (char) -1;
    }

    @Override
    public void consume() {
        at++;
    }

    @Override
    public int mark() {
        nMarkers++;
        return at;
    }

    @Override
    public void rewind(int mark) {
        at = mark;
        nMarkers--;
    }

    @Override
    public void reset() {
        at = 0;
        nMarkers = 0;
    }

    @Override
    public String getLAChars() {
        return text.substring(Math.min(at, text.length()));
    }

    @Override
    public String getMarkedChars() {
        return text.substring(0, Math.min(at, text.length()));
    }

    @Override
    protected void syncConsume() {
        // nothing is put off
    }
}
