package io.jenkins.plugins.kubesphere.report.fleet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How many characters an answer still has for lists. */
final class Room {
    private static final int MOST_OF_LINE = 4_000;
    /** What JSON adds to a line. */
    private static final int FRAME = 4;

    private int left;
    private boolean over;

    Room(int characters) {
        left = characters;
    }

    /** As many lines as there is room for, from the beginning. */
    List<String> first(List<String> lines) {
        List<String> taken = new ArrayList<>();
        for (String line : lines) {
            String shorter = shortened(line, MOST_OF_LINE);
            if (!takes(shorter.length())) {
                break;
            }
            taken.add(shorter);
        }
        return taken;
    }

    /** As many lines as there is room for, up to the end. */
    List<String> last(List<String> lines) {
        List<String> backwards = new ArrayList<>(lines);
        Collections.reverse(backwards);
        List<String> taken = first(backwards);
        Collections.reverse(taken);
        return taken;
    }

    /** Whether there is room for that many characters more; then they are taken. */
    boolean takes(int characters) {
        if (over || characters + FRAME > left) {
            over = true;
            return false;
        }
        left -= characters + FRAME;
        return true;
    }

    /** Whether something was left out. */
    boolean isOver() {
        return over;
    }

    static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
