package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.util.ArrayDeque;
import java.util.Deque;

/** Paths inside an archive: always relative, never above its top. Pure. */
final class ArchivePath {

    private ArchivePath() {}

    /**
     * The path in its shortest form.
     *
     * @throws ImageException if it is absolute or leads out of the archive, which only a crafted archive does
     */
    static String inside(String path, String archive) throws ImageException {
        if (path.startsWith("/") || path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
            throw new ImageException(Messages.ArchivePath_outside(archive, path));
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    throw new ImageException(Messages.ArchivePath_outside(archive, path));
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    /** The path that a symbolic link in the place of {@code path} leads to, not yet shortened. */
    static String sibling(String path, String target) {
        int slash = path.lastIndexOf('/');
        return target.startsWith("/") || slash < 0 ? target : path.substring(0, slash + 1) + target;
    }
}
