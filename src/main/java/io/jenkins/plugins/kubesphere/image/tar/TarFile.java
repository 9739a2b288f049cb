package io.jenkins.plugins.kubesphere.image.tar;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file or directory to be put into an archive; the content is opened when the archive is read up to it.
 *
 * @param name path in the archive without leading slash; a directory's ends with a slash
 * @param mode permission bits
 * @param owner numeric user and group
 * @param size in bytes, 0 for a directory
 * @param content null for a directory
 */
public record TarFile(String name, int mode, int owner, long size, Content content) {

    /** Opens the content; the same bytes at every call. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    public static TarFile directory(String name) {
        return new TarFile(name.endsWith("/") ? name : name + "/", 0755, 0, 0, null);
    }

    public static TarFile file(String name, int mode, long size, Content content) {
        return new TarFile(name, mode, 0, size, content);
    }

    boolean isDirectory() {
        return content == null;
    }
}
