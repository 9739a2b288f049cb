package io.jenkins.plugins.kubesphere.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Full names of items seen from elsewhere. */
public final class ItemNames {

    private ItemNames() {}

    /** The name seen from the group: {@code ../} for each step up, then down. */
    public static String relative(String fullName, String groupFullName) {
        List<String> name = new ArrayList<>(Arrays.asList(fullName.split("/")));
        List<String> group = new ArrayList<>(groupFullName.isEmpty() ? List.of() : Arrays.asList(groupFullName.split("/")));
        while (!name.isEmpty() && !group.isEmpty() && name.get(0).equals(group.get(0))) {
            name.remove(0);
            group.remove(0);
        }
        return "../".repeat(group.size()) + String.join("/", name);
    }

    /** The full name that a relative one means, seen from a group. */
    public static String absolute(String groupFullName, String relativeOrAbsolute) {
        if (relativeOrAbsolute.startsWith("/")) {
            return relativeOrAbsolute.substring(1);
        }
        List<String> path = new ArrayList<>(groupFullName.isEmpty() ? List.of() : Arrays.asList(groupFullName.split("/")));
        for (String part : relativeOrAbsolute.split("/")) {
            if (part.equals("..") && !path.isEmpty()) {
                path.remove(path.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                path.add(part);
            }
        }
        return String.join("/", path);
    }
}
